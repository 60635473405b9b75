/**
 * Mail from agents: the letters that the helper program {@code tmuxo} leaves in buffers of a team's
 * tmux server, and the answers to them. Knows their forms and limits; what becomes of a letter is
 * the runtime's business. Everything in a letter is untrusted: any program in any pane can write
 * one, in anybody's name.
 */
package dev.tmuxo.engine.mail;
