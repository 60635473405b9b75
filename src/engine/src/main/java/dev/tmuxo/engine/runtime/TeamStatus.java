package dev.tmuxo.engine.runtime;

import dev.tmuxo.engine.agent.AgentState;
import dev.tmuxo.engine.agent.StateSource;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * How a team is now; its JSON form is what {@code tmuxo ps --json} prints of it.
 *
 * @param state {@code running}, {@code paused}, {@code unreachable} (its node or tmux does not
 *     answer; what is sent waits) or {@code stopping}
 */
public record TeamStatus(String team, String node, String state, List<Member> agents) {

  public TeamStatus {
    agents = List.copyOf(agents);
  }

  /**
   * One agent.
   *
   * @param since when it came into its state
   * @param pane its tmux pane, empty before it has one
   * @param waiting messages that wait for it or are being typed
   */
  public record Member(
      String name,
      String role,
      String profile,
      AgentState state,
      StateSource stateSource,
      Instant since,
      String pane,
      int waiting) {

    static Member of(Agent agent) {
      return new Member(
          agent.name(),
          agent.spec().role(),
          agent.spec().profile().name(),
          agent.state(),
          agent.source(),
          agent.since(),
          agent.window().map(window -> window.pane().value()).orElse(""),
          agent.inbox().size());
    }
  }

  static TeamStatus of(String team, String node, String state, Collection<Agent> agents) {
    return new TeamStatus(team, node, state, agents.stream().map(Member::of).toList());
  }
}
