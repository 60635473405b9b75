package dev.tmuxo.engine.runtime;

import dev.tmuxo.engine.agent.AgentState;
import dev.tmuxo.engine.agent.StateSource;
import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.error.TmuxoException;
import dev.tmuxo.engine.team.AgentSpec;
import dev.tmuxo.engine.team.TeamStore;
import java.time.Instant;
import java.util.List;

/**
 * A team that this host would go on with, if only its node answered.
 *
 * @param problem what was in the way when it was tried last
 * @param since when it was tried first
 * @param tries how often it was tried so far
 */
public record Unreached(
    TeamStore.Definition definition, TmuxoException problem, Instant since, int tries) {

  /** Whether a way to a node that does not work now may work later. */
  static boolean mayPass(TmuxoException problem) {
    return switch (problem.code()) {
      case NODE_UNREACHABLE,
          NODE_COMMAND_FAILED,
          SSH_NOT_FOUND,
          SSH_HOST_KEY,
          SSH_DENIED,
          TMUX_DISCONNECTED,
          TMUX_TIMEOUT ->
          true;
      default -> false;
    };
  }

  Unreached again(TmuxoException newProblem) {
    return new Unreached(definition, newProblem, since, tries + 1);
  }

  public String team() {
    return definition.team().name();
  }

  public String node() {
    return definition.node();
  }

  /** Its agents are as the team file has them; how they are nobody knows. */
  public TeamStatus status() {
    List<TeamStatus.Member> agents =
        definition.team().agents().stream().map(agent -> unknown(agent, since)).toList();
    return new TeamStatus(team(), node(), "unreachable", agents);
  }

  private static TeamStatus.Member unknown(AgentSpec agent, Instant since) {
    return new TeamStatus.Member(
        agent.name(),
        agent.role(),
        agent.profile().name(),
        AgentState.UNRESPONSIVE,
        StateSource.SILENCE,
        since,
        "",
        0);
  }

  /** What to tell who wants something of the team. */
  public TmuxoException refusal() {
    return new TmuxoException(
        ErrorCode.NODE_UNREACHABLE,
        "team " + team() + " is out of reach: " + problem.getMessage(),
        "Node "
            + node()
            + " is tried again until it answers ("
            + tries
            + (tries == 1 ? " try" : " tries")
            + " so far); send then. tmuxo down "
            + team()
            + " gives it up.");
  }
}
