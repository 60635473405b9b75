package dev.tmuxo.api.wire;

import dev.tmuxo.engine.journal.Event.Outcome;

/**
 * How a team ended.
 *
 * @param leftover processes that had to be killed
 */
public record TeamEnded(String team, Outcome outcome, String reason, int leftover) {}
