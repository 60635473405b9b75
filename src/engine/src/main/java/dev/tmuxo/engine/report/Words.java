package dev.tmuxo.engine.report;

import dev.tmuxo.engine.checkin.Schedule;
import dev.tmuxo.engine.delivery.DeliveryState;
import dev.tmuxo.engine.time.Durations;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How the page writes times and figures; all times are UTC. */
final class Words {
  private static final DateTimeFormatter WHOLE = format("uuuu-MM-dd HH:mm:ss");
  private static final DateTimeFormatter DAY_AND_TIME = format("MM-dd HH:mm:ss");
  private static final DateTimeFormatter TIME = format("HH:mm:ss");

  private static final DateTimeFormatter PRECISE = format("HH:mm:ss.SSS");

  private final DateTimeFormatter form;

  /** For what happened between two times: with dates only if there are several. */
  Words(Instant from, Instant to) {
    boolean oneDay =
        from.atOffset(ZoneOffset.UTC)
            .toLocalDate()
            .equals(to.atOffset(ZoneOffset.UTC).toLocalDate());
    form = oneDay ? TIME : DAY_AND_TIME;
  }

  private static DateTimeFormatter format(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
  }

  static String whole(Instant at) {
    return WHOLE.format(at);
  }

  String time(Instant at) {
    return form.format(at);
  }

  /** A {@code time} element. */
  Html time(Instant at, Html html) {
    return html.element("time", time(at), "datetime", at.toString());
  }

  /** A {@code time} element to the millisecond, for what stands beside a {@link #time}. */
  static Html precise(Instant at, Html html) {
    return html.element("time", PRECISE.format(at), "datetime", at.toString());
  }

  /** A few figures of a length of time: 87 ms, 1.2 s, 3 min 5 s, 2 h 10 min. */
  static String took(long millis) {
    Duration duration = Duration.ofMillis(millis);
    if (millis < 1000) {
      return millis + " ms";
    } else if (millis < 60_000) {
      return String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
    } else if (duration.toHours() < 1) {
      return duration.toMinutes() + " min " + duration.toSecondsPart() + " s";
    }
    return duration.toHours() + " h " + duration.toMinutesPart() + " min";
  }

  static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  static String count(long number, String one, String more) {
    return count(number) + " " + (number == 1 ? one : more);
  }

  static String bytes(long number) {
    return number < 10_000 ? count(number) + " bytes" : count(number / 1000) + " kB";
  }

  static String schedule(Schedule schedule) {
    if (schedule instanceof Schedule.In in) {
      return "once, after " + Durations.format(in.delay());
    } else if (schedule instanceof Schedule.At at) {
      return "once, at " + whole(at.time());
    } else if (schedule instanceof Schedule.Every every) {
      return "every " + Durations.format(every.period());
    }
    Schedule.Cron cron = (Schedule.Cron) schedule;
    return cron.expression() + " (" + cron.zone() + ")";
  }

  /** A sign for a delivery's state, for those who see no colours. */
  static String sign(DeliveryState state) {
    if (state == DeliveryState.UNCERTAIN) {
      return "?";
    } else if (state.undelivered()) {
      return "✗";
    }
    return state.delivered() ? "✓" : "…";
  }

  /** Which style a delivery's state has. */
  static String style(DeliveryState state) {
    if (state == DeliveryState.UNCERTAIN) {
      return "warn";
    } else if (state.undelivered()) {
      return "bad";
    }
    return state.delivered() ? "good" : "open";
  }
}
