package io.jenkins.plugins.tmuxorchestrator.step;

import dev.tmuxo.engine.checkin.Schedule;
import dev.tmuxo.engine.checkin.ScheduleTimes;
import dev.tmuxo.engine.error.TmuxoException;
import hudson.AbortException;
import hudson.util.FormValidation;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Optional;

/** What forms say of parameters while they are being filled in: the same as the steps would. */
final class Checks {
  private Checks() {}

  /** Whether a text is a duration, or empty. */
  static FormValidation duration(String parameter, String text) {
    try {
      var unused = Texts.duration(parameter, text);
      return FormValidation.ok();
    } catch (AbortException e) {
      return FormValidation.error(e.getMessage());
    }
  }

  /**
   * Whether a text is a crontab expression, or empty; tells when it is due next.
   *
   * @param name by which {@code H} is replaced
   */
  static FormValidation cron(String expression, String name) {
    if (expression.isBlank()) {
      return FormValidation.ok();
    }
    ZoneId zone = ZoneId.systemDefault();
    try {
      String expanded = HashedCron.expand(expression, name);
      Instant now = Instant.now();
      Optional<Instant> next =
          ScheduleTimes.next(new Schedule.Cron(expanded, zone.getId()), now, now);
      return next.map(due -> FormValidation.ok(Messages.Checks_NextDue(written(due, zone))))
          .orElseGet(() -> FormValidation.warning(Messages.Checks_NeverDue()));
    } catch (AbortException | TmuxoException e) {
      return FormValidation.error(e.getMessage());
    }
  }

  private static String written(Instant time, ZoneId zone) {
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.FULL).format(time.atZone(zone));
  }
}
