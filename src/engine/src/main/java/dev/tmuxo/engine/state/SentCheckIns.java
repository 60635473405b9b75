package dev.tmuxo.engine.state;

import dev.tmuxo.engine.checkin.CheckInLabel;
import dev.tmuxo.engine.delivery.DeliveryState;
import dev.tmuxo.engine.journal.Event;
import dev.tmuxo.engine.message.AgentMessage;
import dev.tmuxo.engine.message.MessageType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** The messages of check-ins that somebody still waits for. Not thread-safe. */
final class SentCheckIns {

  /** Half of a SHA-256 is more than enough to tell texts apart. */
  private static final int PRINT_BYTES = 16;

  /**
   * One message.
   *
   * @param checkIns whose due times it is about
   * @param print of what it says
   * @param waiting the agents of this team that have not taken it in
   * @param asked the agents of this team that should answer it
   */
  record Sent(
      String message,
      List<String> checkIns,
      String print,
      Set<String> waiting,
      List<String> asked) {

    Sent {
      checkIns = List.copyOf(checkIns);
      waiting = Set.copyOf(waiting);
      asked = List.copyOf(asked);
    }

    private Sent also(String checkIn) {
      LinkedHashSet<String> all = new LinkedHashSet<>(checkIns);
      all.add(checkIn);
      return new Sent(message, List.copyOf(all), print, waiting, asked);
    }

    private Sent with(Set<String> stillWaiting) {
      return new Sent(message, checkIns, print, stillWaiting, asked);
    }
  }

  private final Map<String, Sent> messages = new LinkedHashMap<>();
  private final Map<String, Set<String>> byPrint = new HashMap<>();

  void clear() {
    messages.clear();
    byPrint.clear();
  }

  Collection<Sent> all() {
    return List.copyOf(messages.values());
  }

  void put(Sent sent) {
    messages.put(sent.message(), sent);
    byPrint.computeIfAbsent(sent.print(), print -> new LinkedHashSet<>()).add(sent.message());
  }

  void accepted(CheckInLabel label, AgentMessage message, List<String> deliveries) {
    put(
        new Sent(
            message.id(),
            label.parts().stream().map(CheckInLabel.Part::checkIn).toList(),
            print(label.by(), message.type(), message.content()),
            Set.copyOf(deliveries),
            message.requiresResponse() ? deliveries : List.of()));
  }

  Optional<Sent> find(String message) {
    return Optional.ofNullable(messages.get(message));
  }

  /** An answer to the message answers that check-in too. */
  void join(String message, String checkIn) {
    find(message).ifPresent(sent -> put(sent.also(checkIn)));
  }

  /**
   * Follows a delivery.
   *
   * @param needed which messages are kept although nobody waits for them
   */
  void noted(Event.DeliveryChanged change, Predicate<Sent> needed) {
    Sent sent = messages.get(change.message());
    if (sent == null) {
      return;
    }
    Set<String> waiting = new TreeSet<>(sent.waiting());
    if (change.to() == DeliveryState.QUEUED || change.to() == DeliveryState.SENDING) {
      waiting.add(change.agent());
    } else {
      waiting.remove(change.agent());
    }
    if (!waiting.equals(sent.waiting())) {
      put(sent.with(waiting));
    }
    forgetUnless(sent.message(), needed);
  }

  /** Forgets a message that nobody waits for, unless it is needed. */
  void forgetUnless(String message, Predicate<Sent> needed) {
    Sent sent = messages.get(message);
    if (sent != null && sent.waiting().isEmpty() && !needed.test(sent)) {
      messages.remove(message);
      Set<String> alike = byPrint.get(sent.print());
      alike.remove(message);
      if (alike.isEmpty()) {
        byPrint.remove(sent.print());
      }
    }
  }

  /** A message of that print that the agent has not taken in yet. */
  Optional<String> waiting(String print, String agent) {
    return byPrint.getOrDefault(print, Set.of()).stream()
        .filter(message -> messages.get(message).waiting().contains(agent))
        .findFirst();
  }

  /** The same for messages that say the same and whose answers go to the same. */
  static String print(String by, MessageType type, String content) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update((by + '\0' + type.name() + '\0').getBytes(StandardCharsets.UTF_8));
      byte[] hash = digest.digest(content.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, PRINT_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
