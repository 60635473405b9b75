package dev.tmuxo.api.wire;

import dev.tmuxo.engine.agent.AgentState;
import dev.tmuxo.engine.agent.StateSource;
import dev.tmuxo.engine.runtime.TeamStatus;
import dev.tmuxo.engine.team.TeamSpec;
import java.time.Instant;
import java.util.List;

/** Whether a team's agents are up; the end of a team as a status. */
public final class Readiness {
  private Readiness() {}

  /** A team that is about to end, or has ended. */
  public static TeamStatus stopped(TeamSpec team) {
    List<TeamStatus.Member> agents =
        team.agents().stream()
            .map(
                a ->
                    new TeamStatus.Member(
                        a.name(),
                        a.role(),
                        a.profile().name(),
                        AgentState.STOPPED,
                        StateSource.COMMAND,
                        Instant.now(),
                        "",
                        0))
            .toList();
    return new TeamStatus(team.name(), "", "stopping", agents);
  }

  /** Whether every agent is past its start: ready, or never to be. */
  public static boolean settled(TeamStatus team) {
    return team.agents().stream().allMatch(agent -> agent.state() != AgentState.STARTING);
  }

  /** Whether every agent can be given work. */
  public static boolean usable(TeamStatus team) {
    return team.agents().stream().allMatch(Readiness::usable);
  }

  /** Whether the agent can be given work. */
  public static boolean usable(TeamStatus.Member agent) {
    AgentState state = agent.state();
    return state == AgentState.IDLE || state == AgentState.BUSY || state == AgentState.WAITING;
  }
}
