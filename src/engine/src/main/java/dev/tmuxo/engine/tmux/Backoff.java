package dev.tmuxo.engine.tmux;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Waiting times between attempts: doubling, bounded, and never the same for two hosts. */
final class Backoff {
  private static final Duration FIRST = Duration.ofMillis(50);
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private Duration next = FIRST;

  /** The next waiting time: between half and all of what is due. */
  Duration next() {
    long due = next.toMillis();
    next = next.multipliedBy(2).compareTo(LONGEST) < 0 ? next.multipliedBy(2) : LONGEST;
    return Duration.ofMillis(ThreadLocalRandom.current().nextLong(due / 2, due + 1));
  }
}
