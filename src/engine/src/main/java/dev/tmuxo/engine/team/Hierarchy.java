package dev.tmuxo.engine.team;

import dev.tmuxo.engine.document.Field;
import dev.tmuxo.engine.document.Problems;
import dev.tmuxo.engine.document.Suggestions;
import dev.tmuxo.engine.error.ErrorCode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who reports to whom: to an agent of the team, not to itself, and never in a circle. */
final class Hierarchy {

  private Hierarchy() {}

  static void check(List<AgentReader.Placed> agents, Problems problems) {
    Map<String, String> superiors = new HashMap<>();
    List<String> names = agents.stream().map(a -> a.spec().name()).toList();
    Set<String> known = new HashSet<>(names);
    for (AgentReader.Placed agent : agents) {
      String name = agent.spec().name();
      String superior = agent.spec().reportsTo().orElse("");
      Field at = agent.field().get("reportsTo").orElse(agent.field());
      if (superior.isEmpty() || problems.concern(at.path())) {
        continue;
      }
      if (superior.equals(name)) {
        problems.add(ErrorCode.FIELD_INVALID, at, "an agent cannot report to itself");
      } else if (!known.contains(superior)) {
        problems.add(ErrorCode.FIELD_INVALID, at, unknown(superior, at, names));
      } else {
        superiors.putIfAbsent(name, superior);
      }
    }
    circles(agents, superiors, problems);
  }

  private static String unknown(String superior, Field at, List<String> names) {
    boolean counted = names.contains(superior + "-1");
    return "no agent is called \""
        + at.shown()
        + "\""
        + (counted
            ? "; its entry has a count: write " + at.shown() + "-1."
            : Suggestions.ending(superior, names))
        + " Agents: "
        + Suggestions.list(names);
  }

  private static void circles(
      List<AgentReader.Placed> agents, Map<String, String> superiors, Problems problems) {
    Set<String> settled = new HashSet<>();
    for (AgentReader.Placed agent : agents) {
      Set<String> way = new LinkedHashSet<>();
      String at = agent.spec().name();
      while (at != null && !settled.contains(at) && way.add(at)) {
        at = superiors.get(at);
      }
      if (at != null && !settled.contains(at)) {
        problems.add(
            ErrorCode.FIELD_INVALID,
            agent.field().get("reportsTo").orElse(agent.field()),
            "the agents report in a circle ("
                + String.join(" -> ", way)
                + " -> "
                + at
                + "); somebody must lead");
      }
      settled.addAll(way);
    }
  }
}
