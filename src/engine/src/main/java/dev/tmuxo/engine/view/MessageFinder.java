package dev.tmuxo.engine.view;

import com.github.f4b6a3.ulid.Ulid;
import dev.tmuxo.engine.journal.Event;
import dev.tmuxo.engine.journal.JournalEntry;
import dev.tmuxo.engine.journal.JournalReader;
import dev.tmuxo.engine.message.AgentMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds single messages in a journal. An id tells when it was made, so little is read. */
public final class MessageFinder {
  /** How far clocks may have jumped between a message's id and its entry. */
  private static final Duration CLOCKS = Duration.ofMinutes(10);

  private MessageFinder() {}

  /** The message as it was accepted; empty if the journal has none of that id. Reads files. */
  public static Optional<AgentMessage> find(JournalReader journal, String id) {
    return Optional.of(id)
        .filter(Ulid::isValid)
        .map(Ulid::getInstant)
        .flatMap(made -> accepted(journal, id, made));
  }

  private static Optional<AgentMessage> accepted(JournalReader journal, String id, Instant made) {
    try (Stream<JournalEntry> entries = journal.since(made.minus(CLOCKS))) {
      return entries
          .takeWhile(entry -> entry.at().isBefore(made.plus(CLOCKS)))
          .map(JournalEntry::event)
          .filter(Event.MessageAccepted.class::isInstance)
          .map(event -> ((Event.MessageAccepted) event).message())
          .filter(message -> message.id().equals(id))
          .findFirst();
    }
  }
}
