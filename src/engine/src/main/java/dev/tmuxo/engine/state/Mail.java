package dev.tmuxo.engine.state;

import dev.tmuxo.engine.delivery.DeliveryState;
import dev.tmuxo.engine.journal.Event;
import dev.tmuxo.engine.journal.JournalEntry;
import dev.tmuxo.engine.message.AgentMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The messages that matter still. Single-threaded. */
final class Mail {
  /** Messages whose sender can still be found for a reply. */
  private static final int REMEMBERED = 10_000;

  private record Key(String message, String agent) {}

  private final Map<Key, OpenDelivery> open = new LinkedHashMap<>();
  private final LinkedHashMap<String, MessageOrigin> origins = new LinkedHashMap<>();

  /**
   * The JSON form; a message to many agents stands in it once.
   *
   * @param messages those that {@code open} names
   */
  record Saved(
      List<AgentMessage> messages, List<SavedDelivery> open, Map<String, MessageOrigin> origins) {}

  /** A delivery without its message. */
  record SavedDelivery(
      String message,
      String agent,
      DeliveryState state,
      int attempts,
      Instant since,
      boolean answered) {}

  void apply(JournalEntry entry) {
    if (entry.event() instanceof Event.MessageAccepted e) {
      accept(e, entry.at());
    } else if (entry.event() instanceof Event.DeliveryChanged e) {
      progress(e);
    }
  }

  private void accept(Event.MessageAccepted e, Instant at) {
    AgentMessage message = e.message();
    origins.put(message.id(), MessageOrigin.of(message));
    if (origins.size() > REMEMBERED) {
      origins.remove(origins.keySet().iterator().next());
    }
    e.deliveries()
        .forEach(
            agent ->
                open.put(new Key(message.id(), agent), OpenDelivery.queued(message, agent, at)));
    message
        .correlationId()
        .ifPresent(
            question -> change(new Key(question, message.sender()), OpenDelivery::withAnswer));
  }

  private void progress(Event.DeliveryChanged e) {
    change(new Key(e.message(), e.agent()), d -> d.changed(e.to(), e.evidence().at()));
  }

  private void change(Key key, UnaryOperator<OpenDelivery> how) {
    open.computeIfPresent(
        key,
        (k, delivery) -> {
          OpenDelivery changed = how.apply(delivery);
          return changed.over() ? null : changed;
        });
  }

  Collection<OpenDelivery> open() {
    return Collections.unmodifiableCollection(open.values());
  }

  Map<String, MessageOrigin> origins() {
    return Collections.unmodifiableMap(origins);
  }

  Mail copy() {
    Mail copy = new Mail();
    copy.open.putAll(open);
    copy.origins.putAll(origins);
    return copy;
  }

  Saved save() {
    Map<String, AgentMessage> messages = new LinkedHashMap<>();
    List<SavedDelivery> deliveries = new ArrayList<>();
    for (OpenDelivery d : open.values()) {
      String id = d.message().id();
      messages.put(id, d.message());
      deliveries.add(
          new SavedDelivery(id, d.agent(), d.state(), d.attempts(), d.since(), d.answered()));
    }
    return new Saved(List.copyOf(messages.values()), deliveries, new LinkedHashMap<>(origins));
  }

  static Mail restore(Saved saved) {
    Mail mail = new Mail();
    Map<String, AgentMessage> messages = new LinkedHashMap<>();
    saved.messages().forEach(message -> messages.put(message.id(), message));
    for (SavedDelivery d : saved.open()) {
      AgentMessage message =
          Optional.ofNullable(messages.get(d.message()))
              .orElseThrow(() -> new IllegalArgumentException("no message " + d.message()));
      mail.open.put(
          new Key(d.message(), d.agent()),
          new OpenDelivery(message, d.agent(), d.state(), d.attempts(), d.since(), d.answered()));
    }
    mail.origins.putAll(saved.origins());
    return mail;
  }
}
