package dev.tmuxo.server.run;

import dev.tmuxo.engine.delivery.DeliveryState;
import dev.tmuxo.engine.view.AgentView;
import dev.tmuxo.engine.view.Conversation;
import dev.tmuxo.engine.view.DeliveryView;
import dev.tmuxo.engine.view.RunView.Ending;
import dev.tmuxo.engine.view.TeamView;
import dev.tmuxo.server.text.Cells;
import dev.tmuxo.server.text.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What is left to read when a run is over. */
final class Summary {
  private Summary() {}

  /** Where a team's records are. */
  record Places(String messageLog, String transcripts) {}

  static List<String> of(TeamView team, Places places, Instant now) {
    List<String> out = new ArrayList<>();
    out.add(headline(team, now));
    for (AgentView agent : team.agents().all()) {
      out.add("  " + agent(team, agent));
    }
    Conversation conversation = team.conversation();
    out.add(
        "  messages      " + conversation.total() + deliveries(conversation) + times(conversation));
    out.add("  check-ins     " + team.checkIns().fired() + " sent");
    if (team.agents().restarts() > 0) {
      out.add("  restarts      " + team.agents().restarts());
    }
    if (team.faults().total() > 0) {
      out.add("  faults        " + team.faults().total());
      team.faults().recent().stream()
          .skip(Math.max(0, team.faults().recent().size() - 5))
          .forEach(f -> out.add("                " + fault(f.at(), f.about(), f.what())));
    }
    out.add("  message log   " + places.messageLog());
    out.add("  transcripts   " + places.transcripts());
    return out;
  }

  private static String headline(TeamView team, Instant now) {
    String outcome =
        team.run()
            .ending()
            .map(e -> e.outcome().name().toLowerCase(Locale.ROOT) + reason(e))
            .orElse("left running");
    return team.name() + ": " + outcome + ", after " + Times.length(team.run().elapsed(now));
  }

  private static String reason(Ending ending) {
    return ending.reason().isEmpty() ? "" : " (" + Cells.clean(ending.reason()) + ")";
  }

  private static String agent(TeamView team, AgentView agent) {
    long sent =
        team.conversation().messages().stream()
            .filter(m -> m.sender().equals(agent.name()))
            .count();
    String said =
        agent
            .done()
            .map(d -> (d.success() ? "  done: " : "  failed: ") + Cells.clean(d.summary()))
            .orElse("");
    return Cells.fit(agent.name(), 14)
        + Cells.fit(agent.role(), 18)
        + Cells.fit(agent.profile(), 12)
        + Cells.fit(agent.state().label(), 13)
        + sent
        + (sent == 1 ? " message" : " messages")
        + Cells.cut(said, 60);
  }

  private static String deliveries(Conversation conversation) {
    String counts =
        conversation.deliveries().entrySet().stream()
            .map(e -> e.getValue() + " " + e.getKey().label())
            .collect(Collectors.joining(", "));
    return counts.isEmpty() ? "" : "; deliveries: " + counts;
  }

  /** How long submissions took, of the messages that are still known. */
  private static String times(Conversation conversation) {
    List<Duration> took = new ArrayList<>();
    conversation.messages().stream()
        .flatMap(m -> m.deliveries().stream())
        .forEach(d -> submission(d).ifPresent(took::add));
    if (took.isEmpty()) {
      return "";
    }
    took.sort(Duration::compareTo);
    return "; typed and submitted in "
        + Times.precise(took.get(took.size() / 2))
        + " (median), "
        + Times.precise(took.get(took.size() - 1))
        + " (longest)";
  }

  private static java.util.Optional<Duration> submission(DeliveryView delivery) {
    Instant sending = null;
    for (DeliveryView.Step step : delivery.steps()) {
      if (step.to() == DeliveryState.SENDING) {
        sending = step.evidence().at();
      } else if (step.to() == DeliveryState.SUBMITTED && sending != null) {
        return java.util.Optional.of(Duration.between(sending, step.evidence().at()));
      }
    }
    return java.util.Optional.empty();
  }

  private static String fault(Instant at, String about, String what) {
    return Times.clock(at) + " " + (about.isEmpty() ? "" : about + ": ") + Cells.clean(what);
  }
}
