package dev.tmuxo.engine.checkin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tmuxo.engine.checkin.CheckInRules.Missed;
import dev.tmuxo.engine.checkin.Timetable.Reckoning;
import dev.tmuxo.engine.checkin.Timetable.Span;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TimetableTest {
  private static final Instant ADDED = Instant.parse("2026-03-01T10:00:00Z");

  private static Timetable every(String period, CheckInRules rules) {
    return new Timetable("c1", new Schedule.Every(Duration.parse(period)), rules, ADDED);
  }

  private static Timetable cron(String expression, CheckInRules rules) {
    return new Timetable("c1", new Schedule.Cron(expression, "Europe/Berlin"), rules, ADDED);
  }

  private static List<Instant> first(Timetable times, int count) {
    List<Instant> due = new ArrayList<>();
    for (Optional<Instant> next = times.first();
        next.isPresent() && due.size() < count;
        next = times.next(next.get())) {
      due.add(next.get());
    }
    return due;
  }

  @Property(tries = 200)
  void jitterIsTheSameForEveryoneAndKeepsTheOrder(
      @ForAll @IntRange(min = 1, max = 10_000) int jitter, @ForAll String id) {
    CheckInRules rules = CheckInRules.USUAL.withJitter(Duration.ofSeconds(jitter));
    Schedule schedule = new Schedule.Every(Duration.ofMinutes(10));
    List<Instant> due = first(new Timetable(id, schedule, rules, ADDED), 20);

    assertThat(due).isEqualTo(first(new Timetable(id, schedule, rules, ADDED), 20));
    Duration most = Duration.ofSeconds(Math.min(jitter, 600));
    for (int i = 0; i < due.size(); i++) {
      Instant scheduled = ADDED.plusSeconds(600L * (i + 1));
      assertThat(due.get(i)).isBetween(scheduled, scheduled.plus(most));
      assertThat(due.get(i)).isBefore(scheduled.plusSeconds(600));
    }
  }

  @Test
  void jitterSpreadsThoseThatAreDueTogether() {
    CheckInRules rules = CheckInRules.USUAL.withJitter(Duration.ofMinutes(10));
    List<Long> offsets = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      Timetable times = new Timetable("c" + i, new Schedule.Cron("@hourly", "UTC"), rules, ADDED);
      Instant hour = Instant.parse("2026-03-01T11:00:00Z");
      offsets.add(Duration.between(hour, times.first().orElseThrow()).toMinutes());
    }
    for (long minute = 0; minute < 10; minute++) {
      long wanted = minute;
      assertThat(offsets.stream().filter(o -> o == wanted).count()).isBetween(60L, 140L);
    }
  }

  @Test
  void endsWithItsLastDueTime() {
    CheckInRules rules = CheckInRules.USUAL.withUntil(ADDED.plusSeconds(1800));
    assertThat(first(every("PT15M", rules), 10))
        .containsExactly(ADDED.plusSeconds(900), ADDED.plusSeconds(1800));

    Reckoning late = every("PT15M", rules).reckon(ADDED.plusSeconds(900), ADDED.plusSeconds(9000));
    assertThat(late.send()).contains(ADDED.plusSeconds(1800));
    assertThat(late.missed()).contains(new Span(ADDED.plusSeconds(900), ADDED.plusSeconds(900)));
  }

  @Property(tries = 50)
  void findsTheLatestLikeSomebodyWhoCountsThemAll(
      @ForAll @IntRange(min = 1, max = 200) int jitter,
      @ForAll @IntRange(min = 0, max = 200_000) int late) {
    CheckInRules rules =
        CheckInRules.USUAL.withMissed(Missed.ONCE_LATE).withJitter(Duration.ofSeconds(jitter));
    for (Timetable times :
        List.of(every("PT7M", rules), cron("*/10 1-9 * * *", rules), cron("30 2 * * *", rules))) {
      Instant due = times.first().orElseThrow();
      Instant now = due.plusSeconds(late);
      List<Instant> passed = new ArrayList<>();
      for (Instant time = due; !time.isAfter(now); time = times.next(time).orElseThrow()) {
        passed.add(time);
      }
      int last = passed.size() - 1;

      Reckoning reckoning = times.reckon(due, now);
      assertThat(reckoning.send()).contains(passed.get(last));
      assertThat(reckoning.missed())
          .isEqualTo(
              last == 0 ? Optional.empty() : Optional.of(new Span(due, passed.get(last - 1))));
    }
  }

  @Test
  void aHundredYearsOfSleepAreSoonOver() {
    CheckInRules all = CheckInRules.USUAL.withMissed(Missed.ALL);
    Timetable times = cron("* * * * *", all);
    Instant due = times.first().orElseThrow();
    Instant now = due.plus(Duration.ofDays(36_500)).plusSeconds(30);

    Reckoning reckoning = times.reckon(due, now);
    assertThat(reckoning.send()).contains(now.minusSeconds(30).minus(Duration.ofMinutes(99)));
  }

  @Test
  void cronInTheNightsWhenTheClocksChange() {
    Timetable nightly = cron("30 2 * * *", CheckInRules.USUAL);
    assertThat(
            nightly.reckon(
                Instant.parse("2026-03-28T01:30:00Z"), Instant.parse("2026-03-29T06:00:00Z")))
        .isEqualTo(
            new Reckoning(
                Optional.of(
                    new Span(
                        Instant.parse("2026-03-28T01:30:00Z"),
                        Instant.parse("2026-03-28T01:30:00Z"))),
                Optional.of(Instant.parse("2026-03-29T01:00:00Z"))));
    assertThat(nightly.next(Instant.parse("2026-10-24T00:30:00Z")))
        .contains(Instant.parse("2026-10-25T00:30:00Z"));
    assertThat(nightly.next(Instant.parse("2026-10-25T00:30:00Z")))
        .contains(Instant.parse("2026-10-26T01:30:00Z"));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-01T17:30:00Z, 2026-03-01T17:30:00Z",
    "2026-03-01T17:30, 2026-03-01T16:30:00Z",
    "2026-07-01T17:30:15, 2026-07-01T15:30:15Z",
    "2026-03-01T17:30+05:00, 2026-03-01T12:30:00Z",
    "2026-03-29T02:30, 2026-03-29T01:00:00Z",
    "2026-10-25T02:30, 2026-10-25T00:30:00Z",
    "2026-02-30T12:00, ",
    "2026-03-01, ",
    "17:30, ",
    "tomorrow, ",
    "2026-03-01T17:30+01:00[Europe/Berlin], "
  })
  void understandsTimesAsPeopleWriteThem(String written, String instant) {
    assertThat(Moments.parse(written, ZoneId.of("Europe/Berlin")))
        .isEqualTo(Optional.ofNullable(instant).map(Instant::parse));
  }
}
