/** The commands, their options, their exit codes and how errors are told. */
package dev.tmuxo.server.cli;
