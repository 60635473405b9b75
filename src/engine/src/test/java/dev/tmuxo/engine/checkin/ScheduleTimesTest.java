package dev.tmuxo.engine.checkin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.error.TmuxoException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ScheduleTimesTest {

  private static final Instant ADDED = Instant.parse("2026-03-01T10:00:00Z");

  private static Schedule cron(String expression, String zone) {
    return new Schedule.Cron(expression, zone);
  }

  private static List<String> next(Schedule schedule, String after, int times) {
    List<String> due = new ArrayList<>();
    Instant from = Instant.parse(after);
    for (int i = 0; i < times; i++) {
      from = ScheduleTimes.next(schedule, ADDED, from).orElseThrow();
      due.add(from.toString());
    }
    return due;
  }

  @Test
  void inIsDueOnce() {
    Schedule in = new Schedule.In(Duration.ofMinutes(15));
    Instant due = ADDED.plusSeconds(900);

    assertThat(ScheduleTimes.next(in, ADDED, ADDED)).contains(due);
    assertThat(ScheduleTimes.next(in, ADDED, due.minusMillis(1))).contains(due);
    assertThat(ScheduleTimes.next(in, ADDED, due)).isEmpty();
  }

  @Property
  void everyIsAlwaysAWholeNumberOfPeriodsAfterItsStartAndNeverSkipsOne(
      @ForAll @LongRange(min = 1_000, max = 10_000_000) long period,
      @ForAll @LongRange(min = -5_000, max = 100_000_000_000L) long passed) {
    Schedule every = new Schedule.Every(Duration.ofMillis(period));
    Instant after = ADDED.plusMillis(passed);
    Instant due = ScheduleTimes.next(every, ADDED, after).orElseThrow();

    assertThat(due).isAfter(after).isAfter(ADDED);
    assertThat(Duration.between(ADDED, due).toMillis() % period).isZero();
    assertThat(Duration.between(after.isBefore(ADDED) ? ADDED : after, due).toMillis())
        .isLessThanOrEqualTo(period);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0 9 * * MON-FRI | 2026-03-06T09:00:00Z | 2026-03-09T09:00:00Z
          */15 * * * *    | 2026-03-06T09:07:30Z | 2026-03-06T09:15:00Z
          0 0 29 2 *      | 2026-03-06T09:00:00Z | 2028-02-29T00:00:00Z
          30 8 1,15 * *   | 2026-03-01T09:00:00Z | 2026-03-15T08:30:00Z
          0 12 * * 7      | 2026-03-06T09:00:00Z | 2026-03-08T12:00:00Z
          0 12 * * 0      | 2026-03-06T09:00:00Z | 2026-03-08T12:00:00Z
          0 12 * * sun    | 2026-03-06T09:00:00Z | 2026-03-08T12:00:00Z
          5-20/5 0 * jan * | 2026-03-06T09:00:00Z | 2027-01-01T00:05:00Z
          0 0 13 * FRI    | 2026-03-07T00:00:00Z | 2026-03-13T00:00:00Z
          @hourly         | 2026-03-06T09:00:00Z | 2026-03-06T10:00:00Z
          @daily          | 2026-03-06T09:00:00Z | 2026-03-07T00:00:00Z
          @midnight       | 2026-03-06T09:00:00Z | 2026-03-07T00:00:00Z
          @weekly         | 2026-03-06T09:00:00Z | 2026-03-08T00:00:00Z
          @monthly        | 2026-03-06T09:00:00Z | 2026-04-01T00:00:00Z
          @yearly         | 2026-03-06T09:00:00Z | 2027-01-01T00:00:00Z
          """)
  void cronGoesByTheCalendar(String expression, String after, String expected) {
    assertThat(next(cron(expression, "UTC"), after, 1)).containsExactly(expected);
  }

  /** crontab(5): if both are restricted, either of them suffices. */
  @Test
  void dayOfMonthAndDayOfWeekAreAlternatives() {
    assertThat(next(cron("0 0 20 * MON", "UTC"), "2026-03-14T00:00:00Z", 3))
        .containsExactly("2026-03-16T00:00:00Z", "2026-03-20T00:00:00Z", "2026-03-23T00:00:00Z");
  }

  @Test
  void cronKeepsTheWallClockOfItsZoneAcrossDaylightSaving() {
    assertThat(next(cron("0 9 * * *", "Europe/Berlin"), "2026-03-27T12:00:00Z", 3))
        .containsExactly("2026-03-28T08:00:00Z", "2026-03-29T07:00:00Z", "2026-03-30T07:00:00Z");
  }

  @Test
  void aTimeThatTheClocksSkipIsDueWhenTheGapEnds() {
    assertThat(next(cron("30 2 * * *", "Europe/Berlin"), "2026-03-28T12:00:00Z", 2))
        .containsExactly("2026-03-29T01:00:00Z", "2026-03-30T00:30:00Z");
  }

  @Test
  void whatIsDueEveryHourIsNotDueOnceMoreBecauseOfTheGap() {
    assertThat(next(cron("30 * * * *", "Europe/Berlin"), "2026-03-29T00:00:00Z", 3))
        .containsExactly("2026-03-29T00:30:00Z", "2026-03-29T01:30:00Z", "2026-03-29T02:30:00Z");
    assertThat(next(cron("0 9 29 2 *", "Europe/Berlin"), "2026-03-01T00:00:00Z", 1))
        .containsExactly("2028-02-29T08:00:00Z");
  }

  @Test
  void aTimeThatComesTwiceIsDueOnce() {
    assertThat(next(cron("30 2 * * *", "Europe/Berlin"), "2026-10-24T12:00:00Z", 2))
        .containsExactly("2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z");
  }

  @Test
  void hourlyTimesGoOnThroughTheDoubledHour() {
    assertThat(next(cron("0 * * * *", "Europe/Berlin"), "2026-10-24T23:30:00Z", 4))
        .containsExactly(
            "2026-10-25T00:00:00Z",
            "2026-10-25T01:00:00Z",
            "2026-10-25T02:00:00Z",
            "2026-10-25T03:00:00Z");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "* * * *",
        "* * * * * *",
        "60 * * * *",
        "* 24 * * *",
        "* * 0 * *",
        "* * * 13 *",
        "* * * * 8",
        "*/0 * * * *",
        "5-1 * * * *",
        "@reboot",
        "@dayly",
        "0 0 * * MON#2",
        "0 0 L * *",
        "-1 * * * *",
        "1/ * * * *",
        ",,,, * * * *"
      })
  void refusesWhatIsNoCrontabLine(String expression) {
    assertThatThrownBy(() -> ScheduleTimes.check(cron(expression, "UTC"), ADDED))
        .isInstanceOfSatisfying(
            TmuxoException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CHECK_IN_INVALID));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0 0 30 2 *", "0 0 31 4,6,9,11 *"})
  void refusesWhatIsNeverDue(String expression) {
    assertThatThrownBy(() -> ScheduleTimes.check(cron(expression, "UTC"), ADDED))
        .hasMessage("the schedule is never due");
  }

  @Test
  void refusesPeriodsThatAreTooShortOrTooLongAndUnknownZones() {
    for (Schedule schedule :
        List.of(
            new Schedule.Every(Duration.ofMillis(999)),
            new Schedule.In(Duration.ZERO),
            new Schedule.In(Duration.ofSeconds(-5)),
            new Schedule.Every(Duration.ofSeconds(Long.MAX_VALUE)),
            cron("@daily", "Mars/Olympus"),
            cron("*".repeat(100_000), "UTC"))) {
      assertThatThrownBy(() -> ScheduleTimes.check(schedule, ADDED))
          .isInstanceOfSatisfying(
              TmuxoException.class,
              e -> assertThat(e.code()).isEqualTo(ErrorCode.CHECK_IN_INVALID));
    }
  }

  @Property
  void noExpressionFailsOtherwise(
      @ForAll
          @Chars({
            '0', '1', '2', '5', '9', '*', '/', ',', '-', ' ', '@', '#', '?', 'L', 'W', 'M', 'O', 'N'
          })
          @StringLength(max = 30)
          String expression) {
    try {
      Optional<Instant> due = ScheduleTimes.next(cron(expression, "UTC"), ADDED, ADDED);
      assertThat(due).isNotNull();
    } catch (TmuxoException e) {
      assertThat(e.code()).isEqualTo(ErrorCode.CHECK_IN_INVALID);
    }
  }
}
