package dev.tmuxo.engine.runtime;

import dev.tmuxo.engine.time.Durations;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/** What {@code tmuxo status} and {@code tmuxo team} print in an agent's pane. */
final class TeamTable {
  private TeamTable() {}

  /** What everybody is doing. */
  static String states(Collection<Agent> agents, Instant now) {
    return table(
        agents,
        List.of(
            Agent::name,
            agent -> agent.state().label(),
            agent -> "for " + Durations.format(Duration.between(agent.since(), now)),
            agent -> waiting(agent.inbox().size())));
  }

  private static String waiting(int messages) {
    return messages == 0 ? "" : messages + (messages == 1 ? " message waits" : " messages wait");
  }

  /** Who is who. */
  static String members(Collection<Agent> agents, Agent reader) {
    return table(
        agents,
        List.of(
            Agent::name,
            agent -> agent.spec().role(),
            agent -> agent.spec().reportsTo().map(to -> "reports to " + to).orElse(""),
            agent -> agent == reader ? "(you)" : ""));
  }

  private static String table(Collection<Agent> agents, List<Function<Agent, String>> columns) {
    StringBuilder text = new StringBuilder();
    List<Integer> widths =
        columns.stream()
            .map(column -> agents.stream().mapToInt(a -> column.apply(a).length()).max().orElse(0))
            .toList();
    for (Agent agent : agents) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < columns.size(); i++) {
        String cell = columns.get(i).apply(agent);
        line.append(cell).append(" ".repeat(widths.get(i) - cell.length() + 2));
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString().stripTrailing();
  }
}
