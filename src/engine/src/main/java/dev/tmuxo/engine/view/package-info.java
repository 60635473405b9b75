/**
 * A team's state as its journal tells it: a pure fold of entries into immutable values. Depends on
 * the vocabulary alone; knows no tmux, no host and no clock.
 */
package dev.tmuxo.engine.view;
