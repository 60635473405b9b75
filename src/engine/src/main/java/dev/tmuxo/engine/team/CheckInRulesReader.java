package dev.tmuxo.engine.team;

import dev.tmuxo.engine.checkin.CheckInRules;
import dev.tmuxo.engine.checkin.CheckInRules.Escalation;
import dev.tmuxo.engine.checkin.CheckInRules.IfBusy;
import dev.tmuxo.engine.checkin.CheckInRules.Missed;
import dev.tmuxo.engine.document.Field;
import dev.tmuxo.engine.document.Problems;
import dev.tmuxo.engine.error.ErrorCode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Reads how a check-in of a team file behaves beside its schedule. */
final class CheckInRulesReader {

  /** More than anybody can mean. */
  private static final int MOST = 1_000_000;

  private final ScheduleReader times;
  private final Problems problems;

  CheckInRulesReader(ScheduleReader times, Problems problems) {
    this.times = times;
    this.problems = problems;
  }

  /** The rules of a check-in; of no use if there are problems. */
  CheckInRules read(Field field) {
    Optional<Instant> until = field.get("until").flatMap(at -> times.moment(field, at));
    return new CheckInRules(
        missed(field),
        field.text("ifBusy").filter("skip"::equals).map(skip -> IfBusy.SKIP).orElse(IfBusy.QUEUE),
        field.get("maxCount").flatMap(this::number),
        until,
        field.get("jitter").flatMap(times::duration).orElse(Duration.ZERO),
        escalation(field));
  }

  /** The schema has reported any other word. */
  private static Missed missed(Field field) {
    return switch (field.text("missed").orElse("")) {
      case "skip" -> Missed.SKIP;
      case "all" -> Missed.ALL;
      default -> Missed.ONCE_LATE;
    };
  }

  private static Optional<Field> to(Field field) {
    return field.get("escalateTo");
  }

  private Optional<Escalation> escalation(Field field) {
    Optional<Field> after = field.get("escalateAfter");
    if (after.isEmpty() && to(field).isEmpty()) {
      return Optional.empty();
    }
    int count = after.flatMap(this::number).orElse(Escalation.USUAL_AFTER);
    return Optional.of(new Escalation(count, to(field).flatMap(Field::text)));
  }

  private Optional<Integer> number(Field at) {
    String digits = at.scalar().orElse("");
    boolean valid = digits.matches("[0-9]{1,7}") && digits.matches(".*[1-9].*");
    if (valid && Integer.parseInt(digits) <= MOST) {
      return Optional.of(Integer.parseInt(digits));
    }
    if (!problems.concern(at.path())) {
      problems.add(ErrorCode.FIELD_INVALID, at, "must be a whole number from 1 to " + MOST);
    }
    return Optional.empty();
  }
}
