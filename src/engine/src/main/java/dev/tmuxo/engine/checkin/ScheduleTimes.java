package dev.tmuxo.engine.checkin;

import com.cronutils.model.Cron;
import com.cronutils.model.definition.CronDefinition;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.error.TmuxoException;
import dev.tmuxo.engine.time.Durations;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.Optional;

/**
 * When schedules are due. Pure arithmetic: who asks decides what to do about times that have
 * passed.
 */
public final class ScheduleTimes {

  /** Shorter periods would be a busy loop of messages. */
  public static final Duration SHORTEST = Duration.ofSeconds(1);

  /** Longer ones are a mistake, and would leave the calendar. */
  public static final Duration LONGEST = Duration.ofDays(36_500);

  /** No expression we take is longer. */
  private static final int MAX_EXPRESSION = 200;

  private static final CronParser CRON = new CronParser(crontab());

  private ScheduleTimes() {}

  /**
   * The first time after {@code after} at which the schedule is due.
   *
   * <p>{@code every} counts in whole periods from {@code added}, so it does not drift. {@code cron}
   * goes by the wall clock of its zone. Where clocks are put forward, a time that is skipped is due
   * when the gap ends, unless the schedule is due within the gap's length after it anyway; where
   * they are put back, a time that comes twice is due once.
   *
   * @param added when the schedule was added
   * @param after its last due time, or {@code added}
   * @return nothing if it is never due again
   * @throws TmuxoException {@link ErrorCode#CHECK_IN_INVALID} if the schedule itself is not valid
   */
  public static Optional<Instant> next(Schedule schedule, Instant added, Instant after) {
    if (schedule instanceof Schedule.In in) {
      Instant due = added.plus(inRange(in.delay()));
      return due.isAfter(after) ? Optional.of(due) : Optional.empty();
    }
    if (schedule instanceof Schedule.Every every) {
      Duration period = inRange(every.period());
      Instant from = after.isBefore(added) ? added : after;
      long passed = Duration.between(added, from).dividedBy(period);
      return Optional.of(added.plus(period.multipliedBy(passed + 1)));
    }
    Schedule.Cron cron = (Schedule.Cron) schedule;
    ZoneId zone = zone(cron.zone());
    ExecutionTime times = ExecutionTime.forCron(parse(cron.expression()));
    return times
        .nextExecution(after.atZone(zone))
        .map(ZonedDateTime::toInstant)
        .map(due -> skipped(times, zone, after, due).orElse(due));
  }

  /**
   * The end of a gap between two times, if the wall clock skips a time in it. The library knows
   * nothing of such times: a daily check-in would be missing on that day.
   */
  private static Optional<Instant> skipped(
      ExecutionTime times, ZoneId zone, Instant after, Instant due) {
    ZoneOffsetTransition change = zone.getRules().nextTransition(after);
    while (change != null && change.getInstant().isBefore(due)) {
      boolean dueSoon = !due.isAfter(change.getInstant().plus(change.getDuration()));
      if (change.isGap() && !dueSoon) {
        ZonedDateTime gap = change.getDateTimeBefore().atZone(ZoneOffset.UTC);
        Optional<ZonedDateTime> inGap = times.nextExecution(gap.minusSeconds(1));
        if (inGap.isPresent()
            && inGap.get().toLocalDateTime().isBefore(change.getDateTimeAfter())) {
          return Optional.of(change.getInstant());
        }
      }
      change = zone.getRules().nextTransition(change.getInstant());
    }
    return Optional.empty();
  }

  /**
   * Tells whether a schedule makes sense.
   *
   * @param now from when on it is to be due at least once
   * @throws TmuxoException {@link ErrorCode#CHECK_IN_INVALID} if it does not, or is never due
   */
  public static void check(Schedule schedule, Instant now) {
    if (next(schedule, now, now).isEmpty()) {
      throw invalid("the schedule is never due", "Check day and month.", null);
    }
  }

  private static Duration inRange(Duration duration) {
    if (duration.compareTo(SHORTEST) < 0 || duration.compareTo(LONGEST) > 0) {
      throw invalid(
          "a time of a check-in must be from 1s to "
              + LONGEST.toDays()
              + "d, not "
              + Durations.format(duration),
          "Write " + Durations.FORM + ".",
          null);
    }
    return duration;
  }

  private static ZoneId zone(String id) {
    try {
      return ZoneId.of(id);
    } catch (DateTimeException e) {
      throw invalid("unknown time zone", "Use a name of the IANA database: UTC, Europe/Berlin.", e);
    }
  }

  private static Cron parse(String expression) {
    try {
      if (expression.length() > MAX_EXPRESSION) {
        throw new IllegalArgumentException("longer than " + MAX_EXPRESSION + " characters");
      }
      return CRON.parse(expression).validate();
    } catch (IllegalArgumentException e) {
      throw invalid(
          "not a cron expression: " + e.getMessage(),
          "Write five fields (minute hour day-of-month month day-of-week) such as"
              + " \"0 9 * * MON-FRI\", or a nickname such as @daily.",
          e);
    }
  }

  /** What crontab(5) describes, and its nicknames. */
  private static CronDefinition crontab() {
    return CronDefinitionBuilder.defineCron()
        .withMinutes()
        .withStrictRange()
        .and()
        .withHours()
        .withStrictRange()
        .and()
        .withDayOfMonth()
        .withStrictRange()
        .and()
        .withMonth()
        .withStrictRange()
        .and()
        .withDayOfWeek()
        .withValidRange(0, 7)
        .withMondayDoWValue(1)
        .withIntMapping(7, 0)
        .withStrictRange()
        .and()
        .withSupportedNicknameYearly()
        .withSupportedNicknameAnnually()
        .withSupportedNicknameMonthly()
        .withSupportedNicknameWeekly()
        .withSupportedNicknameDaily()
        .withSupportedNicknameMidnight()
        .withSupportedNicknameHourly()
        .instance();
  }

  private static TmuxoException invalid(String message, String remedy, Exception cause) {
    return new TmuxoException(ErrorCode.CHECK_IN_INVALID, message, remedy, cause);
  }
}
