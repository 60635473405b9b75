/** What the journal says about how things stand now: what a restarted host goes on from. */
package dev.tmuxo.engine.state;
