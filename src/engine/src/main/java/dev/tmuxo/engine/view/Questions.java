package dev.tmuxo.engine.view;

import dev.tmuxo.engine.journal.Event;
import dev.tmuxo.engine.journal.JournalEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What agents asked a person and nobody has answered.
 *
 * @param open the last {@value #KEEP}, oldest first
 * @param asked how many were ever asked
 */
public record Questions(List<Question> open, long asked) {
  static final int KEEP = 50;
  static final Questions NONE = new Questions(List.of(), 0);

  public Questions {
    open = List.copyOf(open);
  }

  /**
   * One question.
   *
   * @param message the id an answer names
   */
  public record Question(String agent, String message, Excerpt text, Instant at) {}

  Questions apply(JournalEntry entry) {
    if (entry.event() instanceof Event.QuestionAsked e) {
      List<Question> more = new ArrayList<>(open);
      more.add(new Question(e.agent(), e.message(), Excerpt.of(e.text()), entry.at()));
      return new Questions(more.subList(Math.max(0, more.size() - KEEP), more.size()), asked + 1);
    } else if (entry.event() instanceof Event.MessageAccepted e
        && e.message().correlationId().isPresent()) {
      String answered = e.message().correlationId().get();
      return new Questions(
          open.stream().filter(q -> !q.message().equals(answered)).toList(), asked);
    }
    return this;
  }
}
