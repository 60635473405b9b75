package io.jenkins.plugins.tmuxorchestrator.run;

import dev.tmuxo.engine.checkin.Schedule;
import dev.tmuxo.engine.time.Durations;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** How pages write times: by the clock of the controller. */
final class Times {
  private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

  private Times() {}

  /** Empty for the epoch, which stands for a time that is not known. */
  static String written(Instant time) {
    return time.equals(Instant.EPOCH) ? "" : FORM.format(time.atZone(ZoneId.systemDefault()));
  }

  /** When something is due, as a step would say it. */
  static String written(Schedule schedule) {
    if (schedule instanceof Schedule.In in) {
      return "in " + Durations.format(in.delay());
    } else if (schedule instanceof Schedule.At at) {
      return "at " + written(at.time());
    } else if (schedule instanceof Schedule.Every every) {
      return "every " + Durations.format(every.period());
    } else if (schedule instanceof Schedule.Cron cron) {
      return "cron " + cron.expression();
    }
    throw new IllegalArgumentException("unknown schedule " + schedule);
  }
}
