package dev.tmuxo.engine.delivery;

import java.util.Optional;
import java.util.PriorityQueue;

/** What waits for one agent, in order, until its time is over. Lives in the team's mailbox. */
final class WaitingDeliveries {
  private final Console console;
  private final PriorityQueue<Delivery> queue = new PriorityQueue<>(Delivery.ORDER);

  WaitingDeliveries(Console console) {
    this.console = console;
  }

  int size() {
    return queue.size();
  }

  void add(Delivery delivery) {
    queue.add(delivery);
    delivery
        .expiry()
        .ifPresent(
            end -> console.after(delivery.untilExpiry(console.now()), () -> expire(delivery)));
  }

  private void expire(Delivery delivery) {
    if (delivery.state() == DeliveryState.QUEUED && queue.remove(delivery)) {
      expired(delivery);
    }
  }

  /** Takes out the next one whose time is not over. */
  Optional<Delivery> next() {
    while (!queue.isEmpty()) {
      Delivery next = queue.poll();
      if (!next.expired(console.now())) {
        return Optional.of(next);
      }
      expired(next);
    }
    return Optional.empty();
  }

  /** Nobody will take these any more. */
  void bury(String why) {
    while (!queue.isEmpty()) {
      queue.poll().become(DeliveryState.DEAD_LETTER, evidence("agent-ended", why));
    }
  }

  private void expired(Delivery delivery) {
    delivery.become(DeliveryState.EXPIRED, evidence("ttl", "its time to live passed"));
  }

  private Evidence evidence(String kind, String detail) {
    return new Evidence(console.now(), kind, detail);
  }
}
