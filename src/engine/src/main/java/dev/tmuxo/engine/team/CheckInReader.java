package dev.tmuxo.engine.team;

import dev.tmuxo.engine.checkin.CheckInRules;
import dev.tmuxo.engine.checkin.Schedule;
import dev.tmuxo.engine.checkin.ScheduleTimes;
import dev.tmuxo.engine.document.Field;
import dev.tmuxo.engine.document.Problems;
import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.error.TmuxoException;
import dev.tmuxo.engine.message.Address;
import dev.tmuxo.engine.message.Addresses;
import dev.tmuxo.engine.message.Content;
import dev.tmuxo.engine.message.Roster;
import dev.tmuxo.engine.message.Templates;
import dev.tmuxo.engine.time.Durations;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Reads the check-ins of a team file. */
final class CheckInReader {

  private static final List<String> SCHEDULES = List.of("every", "in", "cron");

  private final Templates templates;
  private final Roster roster;
  private final Problems problems;

  CheckInReader(Templates templates, Roster roster, Problems problems) {
    this.templates = templates;
    this.roster = roster;
    this.problems = problems;
  }

  /** The check-in, or nothing if it has problems. */
  Optional<CheckInSpec> read(Field field) {
    field.get("to").filter(to -> !problems.concern(to.path())).ifPresent(this::address);
    Optional<Schedule> schedule = schedule(field);
    Optional<String> content = content(field);
    Optional<String> to = field.text("to");
    return to.isPresent() && schedule.isPresent() && content.isPresent()
        ? Optional.of(spec(field, to.get(), schedule.get(), content.get()))
        : Optional.empty();
  }

  /** A template says of what type and priority its messages are; a text of one's own asks. */
  private CheckInSpec spec(Field field, String to, Schedule schedule, String content) {
    return field
        .text("template")
        .map(templates::load)
        .map(
            t -> new CheckInSpec(to, schedule, content, t.type(), t.priority(), CheckInRules.USUAL))
        .orElseGet(() -> CheckInSpec.asking(to, schedule, content));
  }

  /** Other teams come and go: their addresses are looked up when the check-in is due. */
  private void address(Field to) {
    attempt(
        to,
        () -> {
          String own =
              to.text().stream()
                  .flatMap(t -> Address.parse(t).stream())
                  .filter(a -> a.team().filter(t -> !t.equals(roster.team())).isEmpty())
                  .map(Address::written)
                  .reduce("", (a, b) -> a.isEmpty() ? b : a + "," + b);
          return own.isEmpty()
              ? List.of()
              : Addresses.resolve(own, "check-in", roster, team -> Optional.empty());
        });
  }

  private Optional<Schedule> schedule(Field field) {
    List<Field> given = SCHEDULES.stream().map(field::get).flatMap(Optional::stream).toList();
    if (given.size() != 1) {
      Field at = given.isEmpty() ? field : given.get(1);
      problems.add(
          given.isEmpty() ? ErrorCode.FIELD_MISSING : ErrorCode.FIELD_INVALID,
          at.place(),
          field.path(),
          given.isEmpty()
              ? "no schedule; give one of every, in and cron"
              : "several schedules; give one of every, in and cron");
      return Optional.empty();
    }
    if (field.get("zone").isPresent() && field.get("cron").isEmpty()) {
      problems.add(
          ErrorCode.FIELD_INVALID,
          field.get("zone").get(),
          "belongs to cron; durations know no time zone");
    }
    Field at = given.get(0);
    Optional<Schedule> schedule = at.text().flatMap(text -> schedule(field, at, text));
    schedule.ifPresent(
        s ->
            attempt(
                at,
                () -> {
                  ScheduleTimes.check(s, Instant.now());
                  return s;
                }));
    return schedule;
  }

  private Optional<Schedule> schedule(Field field, Field at, String text) {
    if (field.get("cron").isPresent()) {
      String zone = field.text("zone").orElse(ZoneId.systemDefault().getId());
      return Optional.of(new Schedule.Cron(text.strip(), zone));
    }
    Optional<Duration> duration = Durations.parse(text.strip());
    if (duration.isEmpty() && !problems.concern(at.path())) {
      problems.add(ErrorCode.FIELD_INVALID, at, "must be " + Durations.FORM);
    }
    return duration.map(
        d -> field.get("every").isPresent() ? new Schedule.Every(d) : new Schedule.In(d));
  }

  private Optional<String> content(Field field) {
    List<Field> given =
        Stream.of("message", "template").map(field::get).flatMap(Optional::stream).toList();
    if (given.size() != 1) {
      problems.add(
          given.isEmpty() ? ErrorCode.FIELD_MISSING : ErrorCode.FIELD_INVALID,
          given.isEmpty() ? field.place() : given.get(1).place(),
          field.path(),
          given.isEmpty()
              ? "nothing to say; give a message or a template"
              : "both a message and a template; give one of the two");
      return Optional.empty();
    }
    Field at = given.get(0);
    if (field.get("params").isPresent() && field.get("template").isEmpty()) {
      problems.add(
          ErrorCode.FIELD_INVALID, field.get("params").get(), "belongs to a template; remove it");
    }
    return at.text()
        .filter(t -> !t.isEmpty())
        .flatMap(
            text ->
                attempt(
                    at,
                    () ->
                        Content.check(
                                field.get("template").isPresent()
                                    ? templates.fill(text, params(field))
                                    : text)
                            .text()));
  }

  private static Map<String, String> params(Field field) {
    Map<String, String> values = new TreeMap<>();
    field
        .get("params")
        .map(Field::entries)
        .orElse(Map.of())
        .forEach((name, value) -> values.put(name, value.scalar().orElse("")));
    return values;
  }

  private <T> Optional<T> attempt(Field at, Supplier<T> action) {
    try {
      return Optional.of(action.get());
    } catch (TmuxoException e) {
      problems.add(e, at);
      return Optional.empty();
    }
  }
}
