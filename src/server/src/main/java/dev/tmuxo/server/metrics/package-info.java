/** Counters and timers of all teams, derived from their journals. */
package dev.tmuxo.server.metrics;
