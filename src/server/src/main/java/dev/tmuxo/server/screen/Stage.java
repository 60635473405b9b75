package dev.tmuxo.server.screen;

import dev.tmuxo.engine.agent.AgentState;
import dev.tmuxo.engine.view.AgentView;
import dev.tmuxo.engine.view.MessageView;
import dev.tmuxo.engine.view.RunView;
import dev.tmuxo.engine.view.TeamView;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The teams of one run at one moment.
 *
 * @param now the moment times are counted to
 */
public record Stage(List<TeamView> teams, Instant now) {

  public Stage {
    teams = List.copyOf(teams);
  }

  /** An agent and the team it is in. */
  record Member(TeamView team, AgentView agent) {
    boolean is(String teamName, String agentName) {
      return team.name().equals(teamName) && agent.name().equals(agentName);
    }
  }

  /** A message and the team whose journal has it. */
  record Line(TeamView team, MessageView message) {}

  List<Member> members() {
    return teams.stream()
        .flatMap(t -> t.agents().all().stream().map(a -> new Member(t, a)))
        .toList();
  }

  Optional<Member> member(int index) {
    List<Member> members = members();
    return index >= 0 && index < members.size()
        ? Optional.of(members.get(index))
        : Optional.empty();
  }

  /** All messages, oldest first. */
  List<Line> lines() {
    return teams.stream()
        .flatMap(t -> t.conversation().messages().stream().map(m -> new Line(t, m)))
        .sorted(Comparator.comparing((Line l) -> l.message().at()))
        .toList();
  }

  boolean several() {
    return teams.size() > 1;
  }

  /** The agent's name, with its team's where there is more than one. */
  String name(Member member) {
    return several() ? member.team().name() + "/" + member.agent().name() : member.agent().name();
  }

  Duration elapsed() {
    return teams.stream()
        .map(t -> t.run().elapsed(now))
        .max(Comparator.naturalOrder())
        .orElse(Duration.ZERO);
  }

  boolean ended() {
    return teams.stream().allMatch(t -> t.run().phase() == RunView.Phase.ENDED);
  }

  /** Agents that are in the middle of something. */
  long busy() {
    return members().stream()
        .map(m -> m.agent().state())
        .filter(s -> s == AgentState.BUSY || s == AgentState.WAITING)
        .count();
  }
}
