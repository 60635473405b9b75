package dev.tmuxo.server.text;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times for people: the wall clock of this machine, and lengths in at most five characters. */
public final class Times {
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

  private Times() {}

  public static String clock(Instant at) {
    return CLOCK.format(at.atZone(ZoneId.systemDefault()));
  }

  /** {@code 7s}, {@code 3m05}, {@code 1h02}, {@code 2d03}; nothing is below zero. */
  public static String length(Duration duration) {
    long seconds = Math.max(0, duration.toSeconds());
    if (seconds < 60) {
      return seconds + "s";
    } else if (seconds < 3600) {
      return pair(seconds / 60, "m", seconds % 60);
    } else if (seconds < 86_400) {
      return pair(seconds / 3600, "h", seconds / 60 % 60);
    }
    return pair(seconds / 86_400, "d", seconds / 3600 % 24);
  }

  /** {@code 31 ms} below ten seconds, else {@link #length}. */
  public static String precise(Duration duration) {
    long millis = Math.max(0, duration.toMillis());
    return millis < 10_000 ? millis + " ms" : length(duration);
  }

  private static String pair(long large, String unit, long small) {
    return String.format(Locale.ROOT, "%d%s%02d", large, unit, small);
  }
}
