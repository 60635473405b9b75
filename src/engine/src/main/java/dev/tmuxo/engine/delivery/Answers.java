package dev.tmuxo.engine.delivery;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The answers that are awaited of one agent. Lives in the team's mailbox. */
final class Answers {
  private final Map<String, Delivery> awaited = new LinkedHashMap<>();

  /** Answers to what is still being typed, by message. */
  private final Map<String, String> early = new HashMap<>();

  /** Awaits an answer if the message wants one. */
  void expect(Delivery delivery) {
    if (delivery.message().requiresResponse()) {
      awaited.put(delivery.message().id(), delivery);
    }
  }

  /** The delivery of a message whose answer is awaited. */
  Optional<Delivery> awaited(String messageId) {
    return Optional.ofNullable(awaited.get(messageId));
  }

  /** Keeps an answer that came before the message was seen to be taken in. */
  void keep(String messageId, String answerId) {
    if (awaited.containsKey(messageId)) {
      early.put(messageId, answerId);
    }
  }

  /** Takes out the answer that was kept. */
  Optional<String> early(Delivery delivery) {
    return Optional.ofNullable(early.remove(delivery.message().id()));
  }

  void over(Delivery delivery) {
    awaited.remove(delivery.message().id());
  }
}
