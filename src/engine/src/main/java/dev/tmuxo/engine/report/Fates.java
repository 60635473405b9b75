package dev.tmuxo.engine.report;

import dev.tmuxo.engine.delivery.DeliveryState;
import dev.tmuxo.engine.delivery.Evidence;
import dev.tmuxo.engine.journal.Event;
import dev.tmuxo.engine.journal.JournalEntry;
import dev.tmuxo.engine.report.MessageRecord.DeliveryRecord;
import dev.tmuxo.engine.report.MessageRecord.Fate;
import dev.tmuxo.engine.report.MessageRecord.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What became of each message of all runs. Holds some hundred bytes for each change of a delivery,
 * and no message's text. Not thread-safe.
 */
final class Fates {
  private static final int KNOWN_WORDS = 10_000;

  private final Map<String, Track> messages = new LinkedHashMap<>();
  private final Map<String, String> words = new HashMap<>();

  private record Track(Instant at, Map<String, List<Step>> ways, List<String> replies) {}

  void apply(JournalEntry entry) {
    if (entry.event() instanceof Event.MessageAccepted e) {
      Track track = new Track(e.message().timestamp(), new LinkedHashMap<>(), new ArrayList<>(0));
      e.deliveries().forEach(agent -> track.ways().put(agent, new ArrayList<>(5)));
      messages.put(e.message().id(), track);
      e.message()
          .correlationId()
          .map(messages::get)
          .ifPresent(answered -> answered.replies().add(e.message().id()));
    } else if (entry.event() instanceof Event.DeliveryChanged e) {
      Track track = messages.get(e.message());
      if (track != null) {
        track.ways().computeIfAbsent(e.agent(), agent -> new ArrayList<>(5)).add(step(e));
      }
    }
  }

  private Step step(Event.DeliveryChanged e) {
    Evidence seen = e.evidence();
    return new Step(e.to(), seen.at(), once(seen.kind()), once(seen.detail()));
  }

  /** Most of what is seen has been seen before. */
  private String once(String text) {
    String known = words.get(text);
    if (known == null && words.size() < KNOWN_WORDS) {
      words.put(text, text);
    }
    return known == null ? text : known;
  }

  /** Of a message that was accepted. */
  Fate of(String message) {
    Track track = messages.get(message);
    if (track == null) {
      return new Fate(List.of(), List.of());
    }
    List<DeliveryRecord> deliveries = new ArrayList<>();
    track.ways().forEach((agent, way) -> deliveries.add(delivery(agent, way, track.at())));
    return new Fate(deliveries, List.copyOf(track.replies()));
  }

  private static DeliveryRecord delivery(String agent, List<Step> way, Instant accepted) {
    Optional<Step> last = way.isEmpty() ? Optional.empty() : Optional.of(way.get(way.size() - 1));
    return new DeliveryRecord(
        agent,
        last.map(Step::state).orElse(DeliveryState.QUEUED),
        List.copyOf(way),
        last.map(step -> Math.max(0, Duration.between(accepted, step.at()).toMillis())).orElse(0L));
  }
}
