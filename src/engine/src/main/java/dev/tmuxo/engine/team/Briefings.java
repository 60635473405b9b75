package dev.tmuxo.engine.team;

import dev.tmuxo.engine.profile.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Puts together what an agent is told first: who it is and whom it works with, its role's text, how
 * a team works together, its own briefing. An agent that takes every line for a command (a shell:
 * its profile wraps nothing) gets only its own briefing.
 */
final class Briefings {

  private final String team;
  private final List<AgentSpec> agents;
  private final Lookups lookups;

  Briefings(String team, List<AgentSpec> agents, Lookups lookups) {
    this.team = team;
    this.agents = agents;
    this.lookups = lookups;
  }

  /** The agents with their complete briefings. */
  List<AgentSpec> complete() {
    return agents.stream().map(this::complete).toList();
  }

  private AgentSpec complete(AgentSpec agent) {
    Optional<String> role =
        agent.role().isEmpty() || agent.profile().envelope() == Profile.Envelope.NONE
            ? Optional.empty()
            : lookups.roleText(agent.role());
    return role.isEmpty() ? agent : briefed(agent, role.get());
  }

  private AgentSpec briefed(AgentSpec agent, String role) {
    String briefing =
        Stream.of(
                Optional.of(introduction(agent)),
                Optional.of(role),
                lookups.teamText(),
                agent.briefing())
            .flatMap(Optional::stream)
            .map(String::strip)
            .collect(Collectors.joining("\n\n"));
    return agent.withBriefing(briefing);
  }

  private String introduction(AgentSpec agent) {
    List<String> sentences = new ArrayList<>();
    sentences.add("You are " + agent.name() + " (" + agent.role() + ") in the team " + team + ".");
    sentences.add(
        agent
            .reportsTo()
            .map(s -> "You report to " + s + ".")
            .orElse("You report to nobody: you lead this team."));
    String reports =
        agents.stream()
            .filter(a -> a.reportsTo().equals(Optional.of(agent.name())))
            .map(a -> a.role().isEmpty() ? a.name() : a.name() + " (" + a.role() + ")")
            .collect(Collectors.joining(", "));
    if (!reports.isEmpty()) {
      sentences.add("To you report: " + reports + ".");
    }
    return String.join(" ", sentences);
  }
}
