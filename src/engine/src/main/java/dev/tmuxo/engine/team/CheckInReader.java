package dev.tmuxo.engine.team;

import dev.tmuxo.engine.checkin.CheckInLabel;
import dev.tmuxo.engine.checkin.CheckInRules;
import dev.tmuxo.engine.checkin.Schedule;
import dev.tmuxo.engine.document.Field;
import dev.tmuxo.engine.document.Problems;
import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.error.TmuxoException;
import dev.tmuxo.engine.message.Addresses;
import dev.tmuxo.engine.message.Content;
import dev.tmuxo.engine.message.Roster;
import dev.tmuxo.engine.message.Templates;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Reads the check-ins of a team file. */
final class CheckInReader {

  /** The people's address. */
  private static final String OPERATOR = "operator";

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
    field.get("escalateTo").ifPresent(this::superior);
    ScheduleReader times = new ScheduleReader(problems);
    Optional<Schedule> schedule = times.read(field);
    CheckInRules rules = new CheckInRulesReader(times, problems).read(field);
    Optional<String> content = content(field);
    Optional<String> to = field.text("to");
    if (to.isEmpty() || schedule.isEmpty() || content.isEmpty()) {
      return Optional.empty();
    }
    CheckInSpec spec = spec(field, to.get(), schedule.get(), content.get()).withRules(rules);
    check(field, spec);
    return Optional.of(spec);
  }

  /** A template says of what type and priority its messages are; a text of one's own asks. */
  private CheckInSpec spec(Field field, String to, Schedule schedule, String content) {
    CheckInSpec asking = CheckInSpec.asking(to, schedule, content);
    return field
        .text("template")
        .map(templates::load)
        .map(t -> asking.withKind(t.type(), t.priority()))
        .orElse(asking);
  }

  /** What makes no sense only together; each field by itself has been checked. */
  private void check(Field field, CheckInSpec spec) {
    if (!problems.concern(field.path())) {
      Field at =
          Stream.of("escalateAfter", "escalateTo", "until", "jitter")
              .map(field::get)
              .flatMap(Optional::stream)
              .findFirst()
              .orElse(field);
      attempt(
          at,
          () -> {
            spec.check(Instant.now());
            return spec;
          });
    }
  }

  private void address(Field to) {
    attempt(
        to,
        () -> {
          to.text().ifPresent(t -> Addresses.check(t, CheckInLabel.SENDER, roster));
          return to;
        });
  }

  /** Who is told of agents that do not answer; people are too. */
  private void superior(Field to) {
    if (!to.text().equals(Optional.of(OPERATOR)) && !problems.concern(to.path())) {
      address(to);
    }
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
