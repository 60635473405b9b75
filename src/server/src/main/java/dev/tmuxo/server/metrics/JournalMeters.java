package dev.tmuxo.server.metrics;

import dev.tmuxo.engine.runtime.TeamObserver;
import dev.tmuxo.engine.state.OpenDelivery;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counters and timers of all teams, kept by listening to their journals. All have the tag {@code
 * team} and go when their team does; {@code docs/metrics.md} lists them. Thread-safe and quick, as
 * the engine wants it of its observers.
 */
public final class JournalMeters implements TeamObserver {
  private final MeterRegistry registry;
  private final Map<String, TeamMeters> teams = new ConcurrentHashMap<>();

  public JournalMeters(MeterRegistry registry) {
    this.registry = registry;
  }

  @Override
  public Watch begins(String team, List<OpenDelivery> open) {
    // A team that is restored may begin before the end of its last run is told.
    return teams.compute(
        team,
        (name, earlier) -> {
          if (earlier != null) {
            earlier.close();
          }
          return new TeamMeters(registry, name, open, this::ended);
        });
  }

  private void ended(String team, TeamMeters meters) {
    teams.computeIfPresent(
        team,
        (name, current) -> {
          if (current != meters) {
            return current;
          }
          meters.close();
          return null;
        });
  }

  /** How many teams run. */
  int teams() {
    return teams.size();
  }
}
