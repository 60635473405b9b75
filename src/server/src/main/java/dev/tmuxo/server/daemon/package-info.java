/** The daemon: one engine for all commands of a user, behind the API on the loopback address. */
package dev.tmuxo.server.daemon;
