/**
 * The live view of a run on a terminal. What is shown is a pure function of the teams' views, the
 * operator's focus and the terminal's size ({@link dev.tmuxo.server.screen.Picture}); only {@code
 * LiveScreen} touches the terminal.
 */
package dev.tmuxo.server.screen;
