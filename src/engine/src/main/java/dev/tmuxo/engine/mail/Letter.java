package dev.tmuxo.engine.mail;

import dev.tmuxo.engine.checkin.Schedule;
import dev.tmuxo.engine.message.MessageType;
import dev.tmuxo.engine.message.Priority;
import java.time.Duration;
import java.util.Optional;

/**
 * What an agent wants of its team, well formed but untrusted. Each letter gets one {@link Answer}.
 * Texts are not blank, hold at most {@link dev.tmuxo.engine.message.AgentMessage#MAX_CONTENT_BYTES}
 * in UTF-8 and may hold control characters; all else is on one line. Durations are of whole
 * seconds, from one second to a year.
 */
public sealed interface Letter {

  LetterHead head();

  /**
   * A message.
   *
   * @param patience the sender waits that long for its answer, which is due when the message was
   *     delivered, or, with {@code requiresResponse}, when it was answered; if empty, the answer is
   *     due as soon as the message is accepted
   */
  record Send(
      LetterHead head,
      Recipient to,
      String text,
      MessageType type,
      Priority priority,
      Optional<Duration> ttl,
      boolean requiresResponse,
      Optional<Duration> patience)
      implements Letter {}

  /**
   * The answer to a message.
   *
   * @param correlationId the message's id as the sender wrote it
   */
  record Reply(LetterHead head, String correlationId, String text) implements Letter {}

  /**
   * A question; the answer to the letter is the answer to the question.
   *
   * @param to empty for the sender's superior or, if it has none, the people who run the team
   * @param timeout how long the sender waits
   */
  record Ask(LetterHead head, Optional<Recipient> to, String text, Duration timeout)
      implements Letter {}

  /** What is everybody doing? */
  record Status(LetterHead head) implements Letter {}

  /** Who is in the team? */
  record TeamList(LetterHead head) implements Letter {}

  /**
   * The sender's work is over.
   *
   * @param summary what came of it; may be empty
   */
  record Done(LetterHead head, boolean success, String summary) implements Letter {}

  /**
   * A message in a while.
   *
   * @param to empty for the sender itself
   * @param schedule {@code In}, {@code Every} or {@code At}
   * @param count after so many messages it ends
   */
  record CheckIn(
      LetterHead head,
      Optional<Recipient> to,
      Schedule schedule,
      Optional<Integer> count,
      String text)
      implements Letter {}

  /** Which check-ins are there? */
  record CheckInList(LetterHead head) implements Letter {}

  /**
   * A check-in that is not wanted any more.
   *
   * @param checkIn its id as the sender wrote it
   */
  record CheckInRemove(LetterHead head, String checkIn) implements Letter {}
}
