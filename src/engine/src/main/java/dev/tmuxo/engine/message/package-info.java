/** Messages, whom they are for, what may be in them, and the templates they are made from. */
package dev.tmuxo.engine.message;
