package dev.tmuxo.engine.runtime;

import dev.tmuxo.engine.error.TmuxoException;
import dev.tmuxo.engine.team.TeamStore;
import io.github.resilience4j.core.IntervalFunction;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Teams whose node did not answer when this host wanted to go on with them. Each is tried again,
 * ever more seldom, until it is {@link #remove removed}. Thread-safe.
 */
final class OutOfReach {
  /** A node that was restarted answers within a minute of its return. */
  private static final IntervalFunction PAUSES =
      IntervalFunction.ofExponentialRandomBackoff(
          Duration.ofSeconds(1), 2, 0.25, Duration.ofMinutes(1));

  private final Clock clock;
  private final Consumer<TeamStore.Definition> attempt;
  private final Map<String, Unreached> teams = new ConcurrentHashMap<>();

  /**
   * No team yet.
   *
   * @param attempt tries a team again, and may block; calls {@link #add} if it is in vain
   */
  OutOfReach(Clock clock, Consumer<TeamStore.Definition> attempt) {
    this.clock = clock;
    this.attempt = attempt;
  }

  /** The team could not be reached: it is tried again later. */
  void add(TeamStore.Definition definition, TmuxoException problem) {
    Unreached missing =
        teams.compute(
            definition.team().name(),
            (name, before) ->
                before == null
                    ? new Unreached(definition, problem, clock.instant(), 1)
                    : before.again(problem));
    // A thread of its own: to find out that a node does not answer takes long.
    CompletableFuture.delayedExecutor(
            PAUSES.apply(missing.tries()), TimeUnit.MILLISECONDS, OutOfReach::inThread)
        .execute(
            () -> {
              if (missing.equals(teams.get(missing.team()))) {
                attempt.accept(definition);
              }
            });
  }

  private static void inThread(Runnable task) {
    Thread thread = new Thread(task, "tmuxo-reach");
    thread.setDaemon(true);
    thread.start();
  }

  Optional<Unreached> find(String team) {
    return Optional.ofNullable(teams.get(team));
  }

  List<Unreached> all() {
    return List.copyOf(teams.values());
  }

  /** It is tried no more; tells whether it was. */
  boolean remove(String team) {
    return teams.remove(team) != null;
  }

  void clear() {
    teams.clear();
  }
}
