package dev.tmuxo.engine.time;

import java.time.Duration;

/**
 * Growing pauses between looks at something that changes soon or not for a while: each twice as
 * long as the one before, up to a limit. Not thread-safe.
 */
public final class Pace {
  private final Duration slowest;
  private Duration next;

  public Pace(Duration first, Duration slowest) {
    this.next = first;
    this.slowest = slowest;
  }

  /** How long to pause now. */
  public Duration pause() {
    Duration pause = next;
    Duration twice = pause.multipliedBy(2);
    next = twice.compareTo(slowest) < 0 ? twice : slowest;
    return pause;
  }
}
