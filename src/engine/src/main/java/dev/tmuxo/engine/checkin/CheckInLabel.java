package dev.tmuxo.engine.checkin;

import dev.tmuxo.engine.message.AgentMessage;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the metadata of a check-in's message says: for which check-ins it is, about which due times.
 * That such a message was accepted proves that these were dealt with, whatever happened next.
 *
 * @param by who added the check-ins and gets the answer
 */
public record CheckInLabel(String by, List<Part> parts) {

  /** Sender of what a schedule sends. */
  public static final String SENDER = "check-in";

  /** Metadata: who added the check-in and gets the answer. */
  public static final String BY = "check-in-by";

  private static final String ID = "check-in";
  private static final String DUE = "check-in-due";
  private static final String SEPARATOR = ",";

  public CheckInLabel {
    parts = List.copyOf(parts);
  }

  /** One check-in's due time. */
  public record Part(String checkIn, Instant due) {}

  /** The label as metadata of a message. */
  public Map<String, String> metadata() {
    return Map.of(
        BY,
        by,
        ID,
        parts.stream().map(Part::checkIn).collect(Collectors.joining(SEPARATOR)),
        DUE,
        parts.stream().map(part -> part.due().toString()).collect(Collectors.joining(SEPARATOR)));
  }

  /** The label of a message; empty if a schedule did not send it. */
  public static Optional<CheckInLabel> of(AgentMessage message) {
    Map<String, String> metadata = message.metadata();
    if (!message.sender().equals(SENDER) || !metadata.keySet().containsAll(List.of(BY, ID, DUE))) {
      return Optional.empty();
    }
    String[] ids = metadata.get(ID).split(SEPARATOR, -1);
    String[] dues = metadata.get(DUE).split(SEPARATOR, -1);
    if (ids.length != dues.length) {
      return Optional.empty();
    }
    List<Part> parts = new ArrayList<>();
    try {
      for (int i = 0; i < ids.length; i++) {
        parts.add(new Part(ids[i], Instant.parse(dues[i])));
      }
    } catch (DateTimeException e) {
      return Optional.empty();
    }
    return Optional.of(new CheckInLabel(metadata.get(BY), parts));
  }
}
