package dev.tmuxo.engine.team;

import dev.tmuxo.engine.checkin.CheckInRules;
import dev.tmuxo.engine.checkin.Schedule;
import dev.tmuxo.engine.checkin.ScheduleTimes;
import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.error.TmuxoException;
import dev.tmuxo.engine.message.MessageType;
import dev.tmuxo.engine.message.Priority;
import java.time.Instant;
import java.util.Objects;

/**
 * A check-in: a message that a schedule sends. In JSON {@code type}, {@code priority} and {@code
 * rules} may be left out.
 *
 * @param to an address, resolved anew each time it is due
 * @param content the text, a template already filled in
 * @param type of the message; one of {@link MessageType#STATUS_REQUEST} wants an answer
 */
public record CheckInSpec(
    String to,
    Schedule schedule,
    String content,
    MessageType type,
    Priority priority,
    CheckInRules rules) {

  public CheckInSpec {
    Objects.requireNonNull(to, "to");
    Objects.requireNonNull(schedule, "schedule");
    Objects.requireNonNull(content, "content");
    type = Objects.requireNonNullElse(type, MessageType.STATUS_REQUEST);
    priority = Objects.requireNonNullElse(priority, Priority.NORMAL);
    rules = Objects.requireNonNullElse(rules, CheckInRules.USUAL);
  }

  /** One that asks how things stand. */
  public static CheckInSpec asking(String to, Schedule schedule, String content) {
    return new CheckInSpec(
        to, schedule, content, MessageType.STATUS_REQUEST, Priority.NORMAL, CheckInRules.USUAL);
  }

  public CheckInSpec withRules(CheckInRules value) {
    return new CheckInSpec(to, schedule, content, type, priority, value);
  }

  public CheckInSpec withKind(MessageType newType, Priority newPriority) {
    return new CheckInSpec(to, schedule, content, newType, newPriority, rules);
  }

  /** Whether its messages want an answer. */
  public boolean asks() {
    return type == MessageType.STATUS_REQUEST;
  }

  /**
   * Tells whether it makes sense.
   *
   * @param now from when on it is to be due at least once
   * @throws TmuxoException {@link ErrorCode#CHECK_IN_INVALID} if it does not
   */
  public void check(Instant now) {
    ScheduleTimes.check(schedule, now);
    rules.check(schedule, asks());
    Instant first = ScheduleTimes.next(schedule, now, now).orElseThrow();
    if (rules.until().filter(first::isAfter).isPresent()) {
      throw new TmuxoException(
          ErrorCode.CHECK_IN_INVALID,
          "it would end before it is due for the first time",
          "Let it end later.");
    }
  }
}
