/**
 * Values that agents need and nobody else may see. A team file names them ({@code ${secret:NAME}}),
 * the host has them, and they reach the panes of the agents that name them. They are in no journal,
 * definition, log or command line of ours.
 */
package dev.tmuxo.engine.secret;
