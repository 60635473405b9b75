/** Where the daemon of a state directory is found, and how there is only one. */
package dev.tmuxo.server.home;
