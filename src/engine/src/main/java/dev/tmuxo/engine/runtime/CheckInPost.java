package dev.tmuxo.engine.runtime;

import dev.tmuxo.engine.agent.AgentState;
import dev.tmuxo.engine.checkin.CheckInLabel;
import dev.tmuxo.engine.error.TmuxoException;
import dev.tmuxo.engine.message.Addresses;
import dev.tmuxo.engine.message.AgentMessage;
import dev.tmuxo.engine.message.AgentRef;
import dev.tmuxo.engine.message.Draft;
import dev.tmuxo.engine.team.TeamSpec;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** How check-ins reach the agents. Lives in the team's mailbox. */
final class CheckInPost {
  private final TeamSpec team;
  private final Neighbours neighbours;
  private final Function<String, Boolean> free;
  private final Function<Draft, AgentMessage> send;

  /**
   * A way to a team's agents.
   *
   * @param free whether an agent of the team, by name, could begin with a message now
   * @param send accepts a message; throws {@link TmuxoException} if it cannot
   */
  CheckInPost(
      TeamSpec team,
      Neighbours neighbours,
      Function<String, Boolean> free,
      Function<Draft, AgentMessage> send) {
    this.team = team;
    this.neighbours = neighbours;
    this.free = free;
    this.send = send;
  }

  /** Whether an agent waits for input and nothing waits for it. */
  static boolean free(Map<String, Agent> agents, String name) {
    Agent agent = agents.get(name);
    return agent != null && agent.state() == AgentState.IDLE && agent.inbox().size() == 0;
  }

  /**
   * Checks an address that is looked up later.
   *
   * @throws TmuxoException if it can never be one
   */
  void check(String to) {
    if (!to.equals(PostOffice.OPERATOR)) {
      Addresses.check(to, CheckInLabel.SENDER, team.roster());
    }
  }

  /**
   * The agents that an address means now; none if it is the operator's.
   *
   * @throws TmuxoException if there is nobody of that address
   */
  List<AgentRef> recipients(String to) {
    return to.equals(PostOffice.OPERATOR)
        ? List.of()
        : Addresses.resolve(to, CheckInLabel.SENDER, team.roster(), neighbours::roster);
  }

  /** Whether the agent could begin with a message now; of other teams' agents it is assumed. */
  boolean free(AgentRef agent) {
    return !own(agent) || free.apply(agent.agent());
  }

  boolean own(AgentRef agent) {
    return agent.team().equals(team.name());
  }

  /** The address of an agent, as members of the team write it. */
  String address(AgentRef agent) {
    return own(agent) ? agent.agent() : agent.toString();
  }

  /** Whom to tell that an agent does not answer. */
  String superior(String agent) {
    return team.agent(agent).flatMap(spec -> spec.reportsTo()).orElse(PostOffice.OPERATOR);
  }

  /**
   * Sends a message.
   *
   * @throws TmuxoException if it is not accepted; then nothing has happened
   */
  AgentMessage send(Draft draft) {
    return send.apply(draft);
  }
}
