package dev.tmuxo.engine.state;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tmuxo.engine.team.CheckInSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A check-in that will be due again.
 *
 * @param id a ULID
 * @param by who added it and gets the answers
 * @param added what its schedule counts from
 * @param due when it is due next
 * @param fired how many of its due times became a message or part of one
 * @param unanswered how many times in a row an agent has not answered, by agent; counted only for
 *     check-ins that escalate, from 1
 * @param recent its last messages, oldest first, whose answers still count
 * @param sent the message that was accepted for {@code due}, if the journal ends before it says so
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record StandingCheckIn(
    String id,
    String by,
    CheckInSpec spec,
    Instant added,
    Instant due,
    int fired,
    Map<String, Integer> unanswered,
    List<String> recent,
    Optional<Sending> sent) {

  /**
   * A message that was accepted for a due time.
   *
   * @param merged whether it is another check-in's message that says this one's text too
   */
  public record Sending(String message, boolean merged) {}

  /** An answer that comes later than this many due times is no news. */
  private static final int RECENT = 5;

  public StandingCheckIn {
    unanswered = Map.copyOf(Objects.requireNonNullElse(unanswered, Map.of()));
    recent = List.copyOf(Objects.requireNonNullElse(recent, List.of()));
    sent = Objects.requireNonNullElse(sent, Optional.empty());
  }

  StandingCheckIn dueAt(Instant next) {
    return new StandingCheckIn(
        id, by, spec, added, next, fired, unanswered, recent, Optional.empty());
  }

  StandingCheckIn sentAs(Sending sending) {
    return new StandingCheckIn(
        id, by, spec, added, due, fired, unanswered, recent, Optional.of(sending));
  }

  /** One of its due times became a message that these agents should answer. */
  StandingCheckIn dealtWith(String message, Iterable<String> asked) {
    Map<String, Integer> counts = new TreeMap<>(unanswered);
    List<String> messages = recent;
    if (spec.rules().escalation().isPresent()) {
      asked.forEach(agent -> counts.merge(agent, 1, Integer::sum));
      messages = remembering(message);
    }
    return new StandingCheckIn(id, by, spec, added, due, fired + 1, counts, messages, sent);
  }

  private List<String> remembering(String message) {
    List<String> others = recent.stream().filter(m -> !m.equals(message)).toList();
    List<String> messages = new ArrayList<>(others);
    messages.add(message);
    return messages.subList(Math.max(0, messages.size() - RECENT), messages.size());
  }

  /** These agents have answered, or somebody was told that they do not. */
  StandingCheckIn settled(Iterable<String> agents) {
    Map<String, Integer> counts = new TreeMap<>(unanswered);
    agents.forEach(counts::remove);
    return new StandingCheckIn(id, by, spec, added, due, fired, counts, recent, sent);
  }
}
