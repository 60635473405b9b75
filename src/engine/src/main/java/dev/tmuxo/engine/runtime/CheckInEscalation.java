package dev.tmuxo.engine.runtime;

import dev.tmuxo.engine.checkin.CheckInLabel;
import dev.tmuxo.engine.checkin.CheckInRules.Escalation;
import dev.tmuxo.engine.error.TmuxoException;
import dev.tmuxo.engine.journal.Event;
import dev.tmuxo.engine.message.AgentMessage;
import dev.tmuxo.engine.message.Draft;
import dev.tmuxo.engine.message.Template;
import dev.tmuxo.engine.message.Templates;
import dev.tmuxo.engine.profile.ResourceLibrary;
import dev.tmuxo.engine.state.StandingCheckIn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells somebody above when agents have left a check-in unanswered too often. Then it counts anew.
 */
final class CheckInEscalation {
  private static final Logger LOG = LoggerFactory.getLogger(CheckInEscalation.class);
  private static final String TEMPLATE = "escalation";
  private static final int QUOTED = 200;

  private final TeamContext team;
  private final CheckInPost post;

  CheckInEscalation(TeamContext team, CheckInPost post) {
    this.team = team;
    this.post = post;
  }

  /** Looks at a check-in that is due again. */
  void tell(StandingCheckIn checkIn) {
    checkIn.spec().rules().escalation().ifPresent(wanted -> tell(checkIn, wanted));
  }

  private void tell(StandingCheckIn checkIn, Escalation wanted) {
    Map<String, List<String>> silent = new TreeMap<>();
    new TreeMap<>(checkIn.unanswered())
        .forEach(
            (agent, count) -> {
              if (count >= wanted.after()) {
                String to = wanted.to().orElseGet(() -> post.superior(agent));
                silent.computeIfAbsent(to, same -> new ArrayList<>()).add(agent);
              }
            });
    silent.forEach(
        (to, agents) ->
            team.record(
                new Event.CheckInEscalated(
                    checkIn.id(),
                    List.copyOf(agents),
                    wanted.after(),
                    to,
                    message(checkIn, wanted.after(), agents, to))));
  }

  private Optional<String> message(
      StandingCheckIn checkIn, int unanswered, List<String> agents, String to) {
    Template template = new Templates(ResourceLibrary.builtIn()).load(TEMPLATE);
    String names = String.join(", ", agents);
    String text =
        template.fill(
            Map.of(
                "problem",
                "no answer from %s to %d check-ins in a row".formatted(names, unanswered),
                "tried",
                "asking, last: \"%s\"".formatted(quoted(checkIn.spec().content())),
                "impact",
                "whatever waits for " + names,
                "options",
                "look at the terminal and answer what is asked there; restart; pass the work on",
                "need",
                "a look at " + names));
    Draft draft =
        Draft.text(CheckInLabel.SENDER, to, text)
            .withType(template.type())
            .withPriority(template.priority())
            .withMetadata(Map.of(CheckInLabel.BY, checkIn.by()));
    try {
      return Optional.of(post.send(draft)).map(AgentMessage::id);
    } catch (TmuxoException e) {
      LOG.warn("{} could not be told that {} do not answer: {}", to, names, e.getMessage());
      return Optional.empty();
    }
  }

  private static String quoted(String content) {
    String line = content.strip().replaceAll("\\s+", " ");
    return line.length() <= QUOTED ? line : line.substring(0, QUOTED) + "...";
  }
}
