package dev.tmuxo.engine.report;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Where a moment is drawn.
 *
 * @param left where the first is
 * @param width how far the last is from it
 */
record TimeScale(Instant from, Instant to, double left, double width) {
  private static final int TICKS = 8;
  private static final long[] STEPS = {
    10,
    20,
    50,
    100,
    200,
    500,
    1000,
    2000,
    5000,
    10_000,
    15_000,
    30_000,
    60_000,
    120_000,
    300_000,
    600_000,
    900_000,
    1_800_000,
    3_600_000,
    7_200_000,
    14_400_000,
    21_600_000,
    43_200_000,
    86_400_000
  };

  double x(Instant at) {
    double length = Math.max(1, Duration.between(from, to).toMillis());
    double passed = Duration.between(from, at).toMillis();
    return left + width * Math.max(0, Math.min(1, passed / length));
  }

  /** Round times, about {@value #TICKS} of them. */
  List<Instant> ticks() {
    long length = Math.max(1, Duration.between(from, to).toMillis());
    long step = STEPS[STEPS.length - 1] * Math.max(1, length / TICKS / STEPS[STEPS.length - 1]);
    for (long candidate : STEPS) {
      if (candidate * TICKS >= length) {
        step = candidate;
        break;
      }
    }
    List<Instant> ticks = new ArrayList<>();
    long first = Math.floorDiv(from.toEpochMilli() + step - 1, step) * step;
    for (long at = first; at <= to.toEpochMilli(); at += step) {
      ticks.add(Instant.ofEpochMilli(at));
    }
    return ticks;
  }

  static String number(double value) {
    String text = String.format(Locale.ROOT, "%.1f", value);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }
}
