package dev.tmuxo.engine.view;

import java.util.List;

/**
 * A run of a team in figures.
 *
 * @param messages accepted ones
 * @param uncertain deliveries of which nobody could say whether the agent got the message, also
 *     those that were cleared up later
 * @param exits processes of agents that ended
 * @param checkIns due times that became a message
 * @param questions put to a person
 * @param lettersRejected letters of agents that could not be taken
 * @param connectionsLost control connections that broke
 * @param delivery of all agents, from accepting a message to the agent's having it
 * @param agents in the order in which they were heard of
 */
public record TeamMetrics(
    long messages,
    long uncertain,
    long exits,
    long checkIns,
    long questions,
    long lettersRejected,
    long connectionsLost,
    Times delivery,
    List<AgentMetrics> agents) {

  public TeamMetrics {
    agents = List.copyOf(agents);
  }
}
