package dev.tmuxo.api;

import dev.tmuxo.api.wire.Sent;
import dev.tmuxo.engine.delivery.DeliveryState;
import dev.tmuxo.engine.delivery.Evidence;
import dev.tmuxo.engine.journal.Event;
import dev.tmuxo.engine.journal.JournalEntry;
import dev.tmuxo.engine.message.AgentMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * One message's way, gathered from the journals of the teams it goes to. Not thread-safe.
 *
 * <p>Deliveries are named by agent, those of other teams than the sender's by {@code team/agent}.
 */
public final class MessageTrack {
  private final String home;
  private final AgentMessage message;
  private final Set<String> expected;
  private final Map<String, List<Sent.Step>> ways = new LinkedHashMap<>();
  private final Map<String, DeliveryState> states = new LinkedHashMap<>();
  private Optional<String> reply = Optional.empty();

  /**
   * A track of which nothing is known.
   *
   * @param home the team through which it was sent
   * @param expected the teams whose journals have yet to tell which of their agents it goes to
   */
  public MessageTrack(String home, AgentMessage message, Set<String> expected) {
    this.home = home;
    this.message = message;
    this.expected = new TreeSet<>(expected);
  }

  /** Takes an entry in; says whether it told something new. */
  public boolean apply(JournalEntry entry) {
    if (entry.event() instanceof Event.MessageAccepted e) {
      if (e.message().id().equals(message.id())) {
        e.deliveries().forEach(agent -> begin(name(entry.team(), agent)));
        return expected.remove(entry.team());
      }
      boolean answers = e.message().correlationId().filter(message.id()::equals).isPresent();
      if (answers && reply.isEmpty()) {
        reply = Optional.of(e.message().content());
        return true;
      }
    } else if (entry.event() instanceof Event.DeliveryChanged e
        && e.message().equals(message.id())) {
      String name = name(entry.team(), e.agent());
      begin(name);
      states.put(name, e.to());
      Evidence seen = e.evidence();
      ways.get(name).add(new Sent.Step(e.to(), seen.at(), seen.kind(), seen.detail()));
      return true;
    }
    return false;
  }

  private void begin(String name) {
    ways.putIfAbsent(name, new ArrayList<>());
    states.putIfAbsent(name, DeliveryState.QUEUED);
  }

  private String name(String team, String agent) {
    return team.equals(home) ? agent : team + "/" + agent;
  }

  /** A team that has ended tells no more. */
  public void ended(String team) {
    expected.remove(team);
  }

  /** Whether what the sender waits for has happened, or cannot happen any more. */
  public boolean decided(Until until) {
    if (!expected.isEmpty()) {
      return false;
    }
    return switch (until) {
      case SUBMITTED -> states.values().stream().allMatch(s -> s.delivered() || s.undelivered());
      case FINISHED -> states.values().stream().allMatch(s -> s.finished() || s.undelivered());
      case REPLY ->
          reply.isPresent()
              || (!states.isEmpty()
                  && states.values().stream().allMatch(DeliveryState::undelivered));
    };
  }

  /** The message as far as it came. */
  public Sent sent() {
    return new Sent(
        message.id(),
        states.entrySet().stream().map(e -> progress(e.getKey(), e.getValue())).toList(),
        reply);
  }

  private Sent.Progress progress(String name, DeliveryState state) {
    List<Sent.Step> way = ways.get(name);
    Instant last = way.isEmpty() ? message.timestamp() : way.get(way.size() - 1).at();
    long millis = Math.max(0, Duration.between(message.timestamp(), last).toMillis());
    return new Sent.Progress(name, state, way, millis);
  }
}
