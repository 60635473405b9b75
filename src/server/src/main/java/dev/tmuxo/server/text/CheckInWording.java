package dev.tmuxo.server.text;

import dev.tmuxo.engine.checkin.CheckInRules;
import dev.tmuxo.engine.checkin.Schedule;
import dev.tmuxo.engine.time.Durations;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How check-ins are told: in the words of team files. */
public final class CheckInWording {
  private CheckInWording() {}

  /** {@code every 15m}, {@code cron 0 9 * * * (Europe/Berlin)}. */
  public static String schedule(Schedule schedule) {
    if (schedule instanceof Schedule.In in) {
      return "once after " + Durations.format(in.delay());
    } else if (schedule instanceof Schedule.Every every) {
      return "every " + Durations.format(every.period());
    } else if (schedule instanceof Schedule.At at) {
      return "once at " + at.time();
    }
    Schedule.Cron cron = (Schedule.Cron) schedule;
    return "cron " + Cells.clean(cron.expression()) + " (" + cron.zone() + ")";
  }

  /** {@code missed: once-late, if busy: queue, after 3 unanswered: tells pm}. */
  public static String rules(CheckInRules rules) {
    List<String> told = new ArrayList<>();
    told.add("missed: " + label(rules.missed()));
    told.add("if busy: " + label(rules.ifBusy()));
    rules.escalation().ifPresent(e -> told.add(escalation(e)));
    rules.maxCount().ifPresent(count -> told.add("at most: " + count));
    rules.until().ifPresent(time -> told.add("until: " + time));
    if (!rules.jitter().isZero()) {
      told.add("jitter: " + Durations.format(rules.jitter()));
    }
    return String.join(", ", told);
  }

  private static String escalation(CheckInRules.Escalation escalation) {
    return "after "
        + escalation.after()
        + " unanswered: tells "
        + escalation.to().map(Cells::clean).orElse("the superior");
  }

  private static String label(Enum<?> policy) {
    return policy.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
