package dev.tmuxo.engine.tmux;

import dev.tmuxo.engine.time.Pace;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Waiting times between attempts: doubling, bounded, and never the same for two hosts. */
final class Backoff {
  private final Pace pace = new Pace(Duration.ofMillis(50), Duration.ofSeconds(10));

  /** The next waiting time: between half and all of what is due. */
  Duration next() {
    long due = pace.pause().toMillis();
    return Duration.ofMillis(ThreadLocalRandom.current().nextLong(due / 2, due + 1));
  }
}
