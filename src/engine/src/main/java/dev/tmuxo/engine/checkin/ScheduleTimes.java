package dev.tmuxo.engine.checkin;

import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.error.TmuxoException;
import dev.tmuxo.engine.time.Durations;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When a schedule is due. Pure arithmetic: who asks decides what to do about times that have
 * passed.
 */
public interface ScheduleTimes {

  /** Shorter periods would be a busy loop of messages. */
  Duration SHORTEST = Duration.ofSeconds(1);

  /** Longer ones are a mistake, and would leave the calendar. */
  Duration LONGEST = Duration.ofDays(36_500);

  /** The first time after that one at which the schedule is due; nothing if it never is again. */
  Optional<Instant> after(Instant time);

  /**
   * The times of a schedule.
   *
   * <p>{@code every} counts in whole periods from {@code added}, so it does not drift. {@code cron}
   * goes by the wall clock of its zone. Where clocks are put forward, a time that is skipped is due
   * when the gap ends, unless the schedule is due within the gap's length after it anyway; where
   * they are put back, a time that comes twice is due once.
   *
   * @param added when the schedule was added
   * @throws TmuxoException {@link ErrorCode#CHECK_IN_INVALID} if the schedule itself is not valid
   */
  static ScheduleTimes of(Schedule schedule, Instant added) {
    if (schedule instanceof Schedule.In in) {
      return once(added.plus(inRange(in.delay())));
    }
    if (schedule instanceof Schedule.At at) {
      return once(at.time());
    }
    if (schedule instanceof Schedule.Every every) {
      return periodic(added, inRange(every.period()));
    }
    return new CronTimes((Schedule.Cron) schedule);
  }

  private static ScheduleTimes once(Instant due) {
    return time -> due.isAfter(time) ? Optional.of(due) : Optional.empty();
  }

  private static ScheduleTimes periodic(Instant start, Duration period) {
    return time -> {
      Instant from = time.isBefore(start) ? start : time;
      long passed = Duration.between(start, from).dividedBy(period);
      return Optional.of(start.plus(period.multipliedBy(passed + 1)));
    };
  }

  /**
   * The first time after {@code after} at which the schedule is due.
   *
   * @param added when the schedule was added
   * @param after its last due time, or {@code added}
   * @return nothing if it is never due again
   * @throws TmuxoException {@link ErrorCode#CHECK_IN_INVALID} if the schedule itself is not valid
   */
  static Optional<Instant> next(Schedule schedule, Instant added, Instant after) {
    return of(schedule, added).after(after);
  }

  /**
   * Tells whether a schedule makes sense.
   *
   * @param now from when on it is to be due at least once
   * @throws TmuxoException {@link ErrorCode#CHECK_IN_INVALID} if it does not, or is never due
   */
  static void check(Schedule schedule, Instant now) {
    if (next(schedule, now, now).isEmpty()) {
      throw new TmuxoException(
          ErrorCode.CHECK_IN_INVALID,
          schedule instanceof Schedule.At ? "that time has passed" : "the schedule is never due",
          schedule instanceof Schedule.At ? "Give one in the future." : "Check day and month.");
    }
  }

  private static Duration inRange(Duration duration) {
    if (duration.compareTo(SHORTEST) < 0 || duration.compareTo(LONGEST) > 0) {
      throw new TmuxoException(
          ErrorCode.CHECK_IN_INVALID,
          "a time of a check-in must be from 1s to "
              + LONGEST.toDays()
              + "d, not "
              + Durations.format(duration),
          "Write " + Durations.FORM + ".");
    }
    return duration;
  }
}
