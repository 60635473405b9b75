package dev.tmuxo.engine.runtime;

import dev.tmuxo.engine.delivery.DeliveryState;
import dev.tmuxo.engine.delivery.Evidence;
import dev.tmuxo.engine.journal.Event;
import dev.tmuxo.engine.state.OpenDelivery;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/** Deliveries that were under way when a run ended without a host to see it. */
final class Interrupted {
  private Interrupted() {}

  /** Journals that what was being typed is uncertain; gives the deliveries as they are then. */
  static List<OpenDelivery> account(
      Collection<OpenDelivery> open, Consumer<Event> journal, Instant now) {
    return open.stream()
        .map(
            delivery ->
                delivery.state() == DeliveryState.SENDING
                    ? become(DeliveryState.UNCERTAIN, delivery, journal, now)
                    : delivery)
        .toList();
  }

  /** As {@link #account}, for a team that does not come back: what waited is dead. */
  static void bury(Collection<OpenDelivery> open, Consumer<Event> journal, Instant now) {
    account(open, journal, now).stream()
        .filter(delivery -> delivery.state() == DeliveryState.QUEUED)
        .forEach(delivery -> become(DeliveryState.DEAD_LETTER, delivery, journal, now));
  }

  private static OpenDelivery become(
      DeliveryState next, OpenDelivery delivery, Consumer<Event> journal, Instant now) {
    Evidence evidence =
        new Evidence(now, "tmux-ended", "its pane was gone when the host came back");
    journal.accept(
        new Event.DeliveryChanged(
            delivery.message().id(), delivery.agent(), delivery.state(), next, evidence));
    return delivery.changed(next, now);
  }
}
