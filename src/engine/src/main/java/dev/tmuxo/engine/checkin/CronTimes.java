package dev.tmuxo.engine.checkin;

import com.cronutils.model.Cron;
import com.cronutils.model.definition.CronDefinition;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.error.TmuxoException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.Optional;

/**
 * When a crontab line is due, by the wall clock of its zone. Where clocks are put forward, a time
 * that is skipped is due when the gap ends, unless the line is due within the gap's length after it
 * anyway; where they are put back, a time that comes twice is due once. Immutable.
 */
final class CronTimes implements ScheduleTimes {

  /** No expression we take is longer. */
  private static final int MAX_EXPRESSION = 200;

  private static final CronParser PARSER = new CronParser(crontab());

  private final ExecutionTime times;
  private final ZoneId zone;

  CronTimes(Schedule.Cron schedule) {
    this.zone = zone(schedule.zone());
    this.times = ExecutionTime.forCron(parse(schedule.expression()));
  }

  @Override
  public Optional<Instant> after(Instant after) {
    return times
        .nextExecution(after.atZone(zone))
        .map(ZonedDateTime::toInstant)
        .map(due -> skipped(after, due).orElse(due));
  }

  /**
   * The end of a gap between two times, if the wall clock skips a time in it. The library knows
   * nothing of such times: a daily check-in would be missing on that day.
   */
  private Optional<Instant> skipped(Instant after, Instant due) {
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
      return PARSER.parse(expression).validate();
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
