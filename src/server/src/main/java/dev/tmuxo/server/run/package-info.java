/**
 * A run in the foreground: starts teams, shows what happens in one of three ways, and ends them.
 */
package dev.tmuxo.server.run;
