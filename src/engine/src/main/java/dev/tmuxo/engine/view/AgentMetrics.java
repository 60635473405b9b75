package dev.tmuxo.engine.view;

/**
 * An agent in figures.
 *
 * @param delivered messages that it has, also those it has answered or done with
 * @param undelivered messages that it certainly did not get, or of which nobody can say
 * @param waiting messages that are on their way to it
 * @param delivery from accepting a message to the agent's having it
 * @param turn from having it to having done with it
 */
public record AgentMetrics(
    String agent,
    long delivered,
    long undelivered,
    int waiting,
    int restarts,
    Times delivery,
    Times turn) {}
