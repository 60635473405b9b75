package dev.tmuxo.engine.view;

import java.time.Duration;
import java.util.Arrays;

/** The last durations of a kind. Single-threaded. */
final class Samples {
  static final int KEPT = 1024;

  private final long[] nanos = new long[KEPT];
  private long count;

  /** A clock that was set back makes nothing take less than no time. */
  void add(Duration duration) {
    nanos[(int) (count % KEPT)] = duration.isNegative() ? 0 : duration.toNanos();
    count++;
  }

  Times times() {
    if (count == 0) {
      return Times.NONE;
    }
    long[] sorted = Arrays.copyOf(nanos, (int) Math.min(count, KEPT));
    Arrays.sort(sorted);
    return new Times(count, rank(sorted, 0.50), rank(sorted, 0.95));
  }

  /** The nearest rank: a value that was measured, not one between two. */
  private static Duration rank(long[] sorted, double share) {
    int rank = (int) Math.ceil(share * sorted.length);
    return Duration.ofNanos(sorted[Math.max(0, rank - 1)]);
  }
}
