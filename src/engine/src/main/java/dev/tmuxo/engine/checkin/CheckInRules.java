package dev.tmuxo.engine.checkin;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.error.TmuxoException;
import dev.tmuxo.engine.time.Durations;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * How a check-in behaves beside its schedule. In JSON whatever is left out is usual.
 *
 * @param maxCount after so many messages it ends; what was skipped does not count
 * @param until it is not due after that
 * @param jitter each due time is put off by less than this, and always to before the next one; by
 *     how much depends on the check-in and the due time alone
 * @param escalation what happens when nobody answers
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record CheckInRules(
    Missed missed,
    IfBusy ifBusy,
    Optional<Integer> maxCount,
    Optional<Instant> until,
    Duration jitter,
    Optional<Escalation> escalation) {

  /** What a check-in has that says nothing of all this. */
  public static final CheckInRules USUAL =
      new CheckInRules(
          Missed.ONCE_LATE,
          IfBusy.QUEUE,
          Optional.empty(),
          Optional.empty(),
          Duration.ZERO,
          Optional.empty());

  public CheckInRules {
    missed = Objects.requireNonNullElse(missed, Missed.ONCE_LATE);
    ifBusy = Objects.requireNonNullElse(ifBusy, IfBusy.QUEUE);
    maxCount = Objects.requireNonNullElse(maxCount, Optional.empty());
    until = Objects.requireNonNullElse(until, Optional.empty());
    jitter = Objects.requireNonNullElse(jitter, Duration.ZERO);
    escalation = Objects.requireNonNullElse(escalation, Optional.empty());
  }

  /** What becomes of due times that passed while nobody could send: host down, machine asleep. */
  public enum Missed {
    /** One message for all of them, as soon as possible. */
    @JsonProperty("once-late")
    ONCE_LATE,
    /** None; it goes on with the next due time. */
    @JsonProperty("skip")
    SKIP,
    /** A message for each of them, the latest {@link Timetable#ALL_AT_MOST} at most. */
    @JsonProperty("all")
    ALL
  }

  /** What becomes of a due time at which its recipients are at work. */
  public enum IfBusy {
    /** The message waits for them. */
    @JsonProperty("queue")
    QUEUE,
    /** It is sent to those that are free, or not at all. */
    @JsonProperty("skip")
    SKIP
  }

  /**
   * Tells somebody when an agent does not answer.
   *
   * @param after so many due times in a row without an answer
   * @param to an address; empty for the agent's superior or, if it has none, the operator
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record Escalation(int after, Optional<String> to) {
    /** Unless something else is said. */
    public static final int USUAL_AFTER = 3;

    public Escalation {
      to = Objects.requireNonNullElse(to, Optional.empty());
    }
  }

  public CheckInRules withMissed(Missed value) {
    return new CheckInRules(value, ifBusy, maxCount, until, jitter, escalation);
  }

  public CheckInRules withIfBusy(IfBusy value) {
    return new CheckInRules(missed, value, maxCount, until, jitter, escalation);
  }

  public CheckInRules withMaxCount(int value) {
    return new CheckInRules(missed, ifBusy, Optional.of(value), until, jitter, escalation);
  }

  public CheckInRules withUntil(Instant value) {
    return new CheckInRules(missed, ifBusy, maxCount, Optional.of(value), jitter, escalation);
  }

  public CheckInRules withJitter(Duration value) {
    return new CheckInRules(missed, ifBusy, maxCount, until, value, escalation);
  }

  public CheckInRules withEscalation(int after, Optional<String> to) {
    Optional<Escalation> value = Optional.of(new Escalation(after, to));
    return new CheckInRules(missed, ifBusy, maxCount, until, jitter, value);
  }

  /**
   * Tells whether these rules make sense for a schedule.
   *
   * @param asks whether the messages want an answer
   * @throws TmuxoException {@link ErrorCode#CHECK_IN_INVALID} if they do not
   */
  public void check(Schedule schedule, boolean asks) {
    if (maxCount.filter(count -> count < 1).isPresent()) {
      throw invalid("maxCount must be 1 or more", "Leave it out for no limit.");
    }
    if (jitter.isNegative() || jitter.compareTo(ScheduleTimes.LONGEST) > 0) {
      throw invalid(
          "jitter cannot be " + Durations.format(jitter), "Write " + Durations.FORM + ".");
    }
    escalation.ifPresent(e -> check(e, schedule, asks));
  }

  private void check(Escalation wanted, Schedule schedule, boolean asks) {
    if (wanted.after() < 1) {
      throw invalid("escalateAfter must be 1 or more", "Leave it out for no escalation.");
    }
    if (!asks) {
      throw invalid(
          "escalation needs messages that want an answer",
          "Use a message, or a template of type status-request.");
    }
    // Whether an answer is missing shows when the next one is due.
    if (!schedule.repeats() || maxCount.filter(count -> count <= wanted.after()).isPresent()) {
      throw invalid(
          "it would end before " + wanted.after() + " can be unanswered",
          "Escalation needs every or cron, and a maxCount above escalateAfter.");
    }
  }

  private static TmuxoException invalid(String message, String remedy) {
    return new TmuxoException(ErrorCode.CHECK_IN_INVALID, message, remedy);
  }
}
