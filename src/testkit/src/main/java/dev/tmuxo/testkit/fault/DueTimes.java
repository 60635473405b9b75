package dev.tmuxo.testkit.fault;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Follows each check-in of a journal from due time to due time: each has to be the one that the
 * entry before announced, and to be fired, merged or skipped once.
 */
final class DueTimes {
  /** What is due may be dealt with so much later, or not at all in the team's last moments. */
  private static final Duration SLACK = Duration.ofSeconds(10);

  private final Map<String, Standing> standing = new LinkedHashMap<>();
  private final Map<String, String> sent = new HashMap<>();
  private final List<String> findings = new ArrayList<>();
  private int run;
  private int fired;
  private int merged;
  private int skipped;

  /** Where a check-in stands; with nothing due it is over. */
  private record Standing(Optional<Instant> due, int run) {}

  static DueTimes of(JournalCopy journal) {
    DueTimes times = new DueTimes();
    journal.entries().forEach(times::apply);
    if (!journal.entries().isEmpty()) {
      JsonNode last = journal.entries().get(journal.entries().size() - 1);
      times.end(Instant.parse(last.path("at").asText()));
    }
    return times;
  }

  private void apply(JsonNode entry) {
    JsonNode event = entry.path("event");
    String where =
        "entry " + entry.path("seq").asLong() + ": check-in " + event.path("id").asText();
    switch (event.path("type").asText()) {
      case "team-starting" -> run++;
      case "message-accepted" -> label(event.path("message"));
      case "check-in-added" -> added(event, where);
      case "check-in-fired" -> {
        fired++;
        dealtWith(event, where);
      }
      case "check-in-merged" -> {
        merged++;
        dealtWith(event, where);
      }
      case "check-in-skipped" -> {
        skipped++;
        dealtWith(event, where);
      }
      case "check-in-ended", "check-in-removed" ->
          standing.put(event.path("id").asText(), new Standing(Optional.empty(), run));
      default -> {
        // Nothing about check-ins.
      }
    }
  }

  /** A due time that a message is about is dealt with, even if the daemon died right then. */
  private void label(JsonNode message) {
    String[] ids = message.path("metadata").path("check-in").asText().split(",", -1);
    String[] dues = message.path("metadata").path("check-in-due").asText().split(",", -1);
    String id = message.path("id").asText();
    for (int i = 0; i < ids.length && !ids[0].isEmpty(); i++) {
      String other = sent.putIfAbsent(ids[i] + dues[i], id);
      if (other != null && !other.equals(id)) {
        findings.add("two messages for the check-in " + ids[i] + " of " + dues[i] + ": " + id);
      }
    }
  }

  private void added(JsonNode event, String where) {
    String id = event.path("id").asText();
    Instant due = Instant.parse(event.path("due").asText());
    Standing before = standing.get(id);
    if (before != null && !before.due().equals(Optional.of(due)) && !isSent(id, before.due())) {
      findings.add(where + " is due " + due + " in the new run; that was " + before.due());
    }
    standing.put(id, new Standing(Optional.of(due), run));
  }

  private boolean isSent(String id, Optional<Instant> due) {
    return due.filter(at -> sent.containsKey(id + at)).isPresent();
  }

  private void dealtWith(JsonNode event, String where) {
    String id = event.path("id").asText();
    Optional<Instant> due = time(event.path("due"));
    Standing before = standing.get(id);
    if (before == null || !before.due().equals(due)) {
      findings.add(where + " for " + due + "; what stood was " + before);
    }
    standing.put(id, new Standing(time(event.path("next")), run));
  }

  private static Optional<Instant> time(JsonNode value) {
    return value.isTextual() ? Optional.of(Instant.parse(value.asText())) : Optional.empty();
  }

  private void end(Instant end) {
    standing.forEach(
        (id, last) -> {
          boolean over = last.due().isEmpty() || isSent(id, last.due());
          if (!over && last.run() != run) {
            findings.add("check-in " + id + " was forgotten in a new run of the team");
          } else if (!over && last.due().get().isBefore(end.minus(SLACK))) {
            findings.add("check-in " + id + " was due " + last.due().get() + " and nothing came");
          }
        });
  }

  boolean knows(String id) {
    return standing.containsKey(id);
  }

  List<String> findings() {
    return findings;
  }

  @Override
  public String toString() {
    long stands = standing.values().stream().filter(s -> s.due().isPresent()).count();
    return "%d added, %d fired, %d merged, %d skipped, %d stand"
        .formatted(standing.size(), fired, merged, skipped, stands);
  }
}
