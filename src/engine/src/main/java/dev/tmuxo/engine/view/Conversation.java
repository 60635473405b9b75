package dev.tmuxo.engine.view;

import dev.tmuxo.engine.delivery.DeliveryState;
import dev.tmuxo.engine.journal.Event;
import dev.tmuxo.engine.journal.JournalEntry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was said, and how far each message came.
 *
 * @param messages the last {@value #KEEP_MESSAGES}, oldest first
 * @param total how many there were
 * @param deliveries how many of all deliveries, those of forgotten messages too, are in each state;
 *     states in which none is are absent
 */
public record Conversation(
    List<MessageView> messages, long total, Map<DeliveryState, Integer> deliveries) {
  public static final int KEEP_MESSAGES = 200;

  static final Conversation NONE = new Conversation(List.of(), 0, Map.of());

  public Conversation {
    messages = List.copyOf(messages);
    Map<DeliveryState, Integer> sorted = new EnumMap<>(DeliveryState.class);
    deliveries.forEach((state, n) -> sorted.merge(state, n, Integer::sum));
    sorted.values().removeIf(n -> n <= 0);
    deliveries = Collections.unmodifiableMap(sorted);
  }

  public int count(DeliveryState state) {
    return deliveries.getOrDefault(state, 0);
  }

  public Optional<MessageView> find(String id) {
    for (int i = messages.size() - 1; i >= 0; i--) {
      if (messages.get(i).id().equals(id)) {
        return Optional.of(messages.get(i));
      }
    }
    return Optional.empty();
  }

  Conversation apply(JournalEntry entry) {
    if (entry.event() instanceof Event.MessageAccepted e) {
      return accept(e, entry);
    } else if (entry.event() instanceof Event.DeliveryChanged e) {
      return progress(e);
    }
    return this;
  }

  private Conversation accept(Event.MessageAccepted e, JournalEntry entry) {
    List<MessageView> more = new ArrayList<>(messages);
    more.add(MessageView.accepted(e, entry.at()));
    return new Conversation(
        more.subList(Math.max(0, more.size() - KEEP_MESSAGES), more.size()),
        total + 1,
        moved(Map.of(DeliveryState.QUEUED, e.deliveries().size())));
  }

  private Conversation progress(Event.DeliveryChanged e) {
    List<MessageView> changed = new ArrayList<>(messages);
    changed.replaceAll(m -> m.id().equals(e.message()) ? m.with(e) : m);
    Map<DeliveryState, Integer> by =
        e.from() == e.to() ? Map.of() : Map.of(e.from(), -1, e.to(), 1);
    return new Conversation(changed, total, moved(by));
  }

  private Map<DeliveryState, Integer> moved(Map<DeliveryState, Integer> by) {
    Map<DeliveryState, Integer> counts = new EnumMap<>(DeliveryState.class);
    counts.putAll(deliveries);
    by.forEach((state, n) -> counts.merge(state, n, Integer::sum));
    return counts;
  }
}
