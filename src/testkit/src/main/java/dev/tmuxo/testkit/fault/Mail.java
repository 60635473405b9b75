package dev.tmuxo.testkit.fault;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a journal says of messages: which were accepted, and how far each came to each agent. */
final class Mail {
  private static final Set<String> DELIVERED =
      Set.of("submitted", "started", "finished", "answered");
  private static final Set<String> OPEN = Set.of("queued", "sending");
  private static final List<String> PRIORITIES = List.of("low", "normal", "high", "urgent");
  private static final Pattern MARKER = Pattern.compile("^(relay |relayed )?(m\\d+)\\b");

  private final Map<String, Message> messages = new LinkedHashMap<>();
  private final Map<Way, String> states = new LinkedHashMap<>();
  private final List<String> findings = new ArrayList<>();

  /**
   * An accepted message.
   *
   * @param place in the order of acceptance
   * @param rank of its priority; higher goes first
   */
  record Message(String id, long place, int rank, String sender, String content) {
    /** What tells its text from all others; empty for check-ins and reports. */
    Optional<String> marker() {
      Matcher marker = MARKER.matcher(content);
      if (!marker.find()) {
        return Optional.empty();
      }
      return Optional.of(("relayed ".equals(marker.group(1)) ? "relayed " : "") + marker.group(2));
    }
  }

  /** The way of one message to one agent. */
  record Way(String message, String agent) {}

  /** What became of a delivery. */
  enum Fate {
    DELIVERED,
    UNCERTAIN,
    UNDELIVERED,
    OPEN
  }

  static Mail of(JournalCopy journal) {
    Mail mail = new Mail();
    for (JsonNode entry : journal.entries()) {
      JsonNode event = entry.path("event");
      switch (event.path("type").asText()) {
        case "message-accepted" -> mail.accepted(entry.path("seq").asLong(), event);
        case "delivery" -> mail.changed(entry.path("seq").asLong(), event);
        default -> {
          // Nothing about messages.
        }
      }
    }
    return mail;
  }

  /** A message that waited for another tmux is accepted again, and keeps its place. */
  private void accepted(long seq, JsonNode event) {
    JsonNode message = event.path("message");
    String id = message.path("id").asText();
    messages.putIfAbsent(
        id,
        new Message(
            id,
            seq,
            PRIORITIES.indexOf(message.path("priority").asText()),
            message.path("sender").asText(),
            message.path("content").asText()));
    event
        .path("deliveries")
        .forEach(
            agent -> {
              Way way = new Way(id, agent.asText());
              String before = states.put(way, "queued");
              if (before != null && !before.equals("queued")) {
                findings.add("entry " + seq + " accepts again what was " + before + ": " + way);
              }
            });
  }

  private void changed(long seq, JsonNode event) {
    Way way = new Way(event.path("message").asText(), event.path("agent").asText());
    String before = states.put(way, event.path("to").asText());
    if (!event.path("from").asText().equals(before)) {
      findings.add(
          "entry " + seq + " takes " + way + " from " + event.path("from") + "; it was " + before);
    }
  }

  Map<String, Message> messages() {
    return messages;
  }

  Map<Way, String> states() {
    return states;
  }

  static Fate fate(String state) {
    if (DELIVERED.contains(state)) {
      return Fate.DELIVERED;
    }
    if (OPEN.contains(state)) {
      return Fate.OPEN;
    }
    return state.equals("uncertain") ? Fate.UNCERTAIN : Fate.UNDELIVERED;
  }

  long count(Fate fate) {
    return states.values().stream().filter(state -> fate(state) == fate).count();
  }

  /** What does not fit in itself. */
  List<String> findings() {
    return findings;
  }
}
