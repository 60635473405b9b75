package dev.tmuxo.engine.runtime;

import dev.tmuxo.engine.team.RestartPolicy;
import io.github.resilience4j.core.IntervalFunction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Decides whether an agent that ended is started again, and when. Lives in the team's mailbox. */
final class Supervisor {
  private static final IntervalFunction BACKOFF =
      IntervalFunction.ofExponentialRandomBackoff(
          Duration.ofMillis(500), 2, 0.25, Duration.ofSeconds(30));

  private final int limit;
  private final Duration window;
  private final Map<String, Deque<Instant>> restarts = new HashMap<>();

  /** Allows that many restarts of one agent within the window. */
  Supervisor(int limit, Duration window) {
    this.limit = limit;
    this.window = window;
  }

  /**
   * How long to wait before the agent is started again; empty if it is not.
   *
   * @param orderly it ended with status 0
   */
  Optional<Duration> delay(String agent, RestartPolicy policy, boolean orderly, Instant now) {
    if (policy == RestartPolicy.NEVER || (policy == RestartPolicy.ON_FAILURE && orderly)) {
      return Optional.empty();
    }
    Deque<Instant> recent = restarts.computeIfAbsent(agent, name -> new ArrayDeque<>());
    recent.removeIf(at -> at.isBefore(now.minus(window)));
    if (recent.size() >= limit) {
      return Optional.empty();
    }
    recent.add(now);
    return Optional.of(Duration.ofMillis(BACKOFF.apply(recent.size())));
  }

  /** How often the agent was started again within the window. */
  int count(String agent) {
    return restarts.getOrDefault(agent, new ArrayDeque<>()).size();
  }
}
