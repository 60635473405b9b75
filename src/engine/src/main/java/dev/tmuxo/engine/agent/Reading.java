package dev.tmuxo.engine.agent;

/**
 * A state and why we believe it.
 *
 * @param detail what exactly was seen; for {@link AgentState#WAITING} the question
 */
public record Reading(AgentState state, StateSource source, String detail) {}
