package dev.tmuxo.engine.runtime;

import io.github.resilience4j.core.IntervalFunction;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How long to wait before a team whose tmux died is started again: not at all, unless it dies as
 * soon as it lives, again and again. Thread-safe.
 */
final class Comebacks {
  private static final Duration SHORT_LIFE = Duration.ofSeconds(3);

  private static final IntervalFunction BACKOFF =
      IntervalFunction.ofExponentialRandomBackoff(
          Duration.ofMillis(500), 2, 0.25, Duration.ofSeconds(30));

  private final Map<String, Integer> shortLives = new ConcurrentHashMap<>();

  /**
   * The time to wait now.
   *
   * @param lived how long the team ran before its tmux died
   */
  Duration pause(String team, Duration lived) {
    if (lived.compareTo(SHORT_LIFE) >= 0) {
      shortLives.remove(team);
      return Duration.ZERO;
    }
    int inARow = shortLives.merge(team, 1, Integer::sum);
    return inARow == 1 ? Duration.ZERO : Duration.ofMillis(BACKOFF.apply(inARow - 1));
  }
}
