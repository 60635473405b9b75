package dev.tmuxo.engine.team;

import dev.tmuxo.engine.checkin.Moments;
import dev.tmuxo.engine.checkin.Schedule;
import dev.tmuxo.engine.checkin.ScheduleTimes;
import dev.tmuxo.engine.document.Field;
import dev.tmuxo.engine.document.Problems;
import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.error.TmuxoException;
import dev.tmuxo.engine.time.Durations;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads when a check-in of a team file is due. */
final class ScheduleReader {

  private static final List<String> SCHEDULES = List.of("every", "in", "at", "cron");

  private final Problems problems;

  ScheduleReader(Problems problems) {
    this.problems = problems;
  }

  /** The schedule of a check-in, or nothing if it has problems. */
  Optional<Schedule> read(Field field) {
    List<Field> given = SCHEDULES.stream().map(field::get).flatMap(Optional::stream).toList();
    if (given.size() != 1) {
      Field at = given.isEmpty() ? field : given.get(1);
      problems.add(
          given.isEmpty() ? ErrorCode.FIELD_MISSING : ErrorCode.FIELD_INVALID,
          at.place(),
          field.path(),
          given.isEmpty()
              ? "no schedule; give one of every, in, at and cron"
              : "several schedules; give one of every, in, at and cron");
      return Optional.empty();
    }
    if (field.get("zone").isPresent()
        && Stream.of("cron", "at", "until").allMatch(name -> field.get(name).isEmpty())) {
      problems.add(
          ErrorCode.FIELD_INVALID,
          field.get("zone").get(),
          "belongs to cron, at and until; durations know no time zone");
    }
    Field at = given.get(0);
    Optional<Schedule> schedule = at.text().flatMap(text -> schedule(field, at, text.strip()));
    schedule.ifPresent(s -> check(s, at));
    return schedule;
  }

  private Optional<Schedule> schedule(Field field, Field at, String text) {
    if (field.get("cron").isPresent()) {
      return zone(field).map(zone -> new Schedule.Cron(text, zone.getId()));
    }
    if (field.get("at").isPresent()) {
      return moment(field, at).map(Schedule.At::new);
    }
    return duration(at)
        .map(d -> field.get("every").isPresent() ? new Schedule.Every(d) : new Schedule.In(d));
  }

  private void check(Schedule schedule, Field at) {
    try {
      ScheduleTimes.check(schedule, Instant.now());
    } catch (TmuxoException e) {
      problems.add(e, at);
    }
  }

  Optional<Duration> duration(Field at) {
    Optional<Duration> duration = at.text().map(String::strip).flatMap(Durations::parse);
    if (duration.isEmpty() && !problems.concern(at.path())) {
      problems.add(ErrorCode.FIELD_INVALID, at, "must be " + Durations.FORM);
    }
    return duration;
  }

  /**
   * A point in time.
   *
   * @param field the check-in, whose zone counts if the time has no offset
   */
  Optional<Instant> moment(Field field, Field at) {
    Optional<Instant> moment =
        zone(field).flatMap(zone -> at.text().flatMap(t -> Moments.parse(t.strip(), zone)));
    boolean told = problems.concern(at.path()) || problems.concern(field.pathOf("zone"));
    if (moment.isEmpty() && !told) {
      problems.add(ErrorCode.FIELD_INVALID, at, "must be " + Moments.FORM);
    }
    return moment;
  }

  private Optional<ZoneId> zone(Field field) {
    Optional<Field> given = field.get("zone");
    if (given.isEmpty()) {
      return Optional.of(ZoneId.systemDefault());
    }
    try {
      return given.get().text().map(ZoneId::of);
    } catch (DateTimeException e) {
      problems.add(
          ErrorCode.FIELD_INVALID,
          given.get(),
          "unknown time zone; use a name of the IANA database: UTC, Europe/Berlin");
      return Optional.empty();
    }
  }
}
