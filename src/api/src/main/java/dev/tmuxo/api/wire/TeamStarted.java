package dev.tmuxo.api.wire;

import dev.tmuxo.engine.runtime.TeamStatus;

/**
 * What became of a {@link TeamStart}.
 *
 * @param started whether it was started now; else it runs already and was left alone
 * @param changed whether the team that runs already was started from another definition
 */
public record TeamStarted(boolean started, boolean changed, TeamStatus team) {}
