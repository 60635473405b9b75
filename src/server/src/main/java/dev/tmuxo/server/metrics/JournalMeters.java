package dev.tmuxo.server.metrics;

import dev.tmuxo.engine.journal.JournalEntry;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Counters and timers of all teams, kept by listening to their journals: {@code
 * team.subscribe(meters)}. All have the tag {@code team}; {@code docs/metrics.md} lists them.
 * Thread-safe and quick, as a journal wants it of its listeners.
 */
public final class JournalMeters implements Consumer<JournalEntry> {
  private final MeterRegistry registry;
  private final Map<String, TeamMeters> teams = new ConcurrentHashMap<>();

  public JournalMeters(MeterRegistry registry) {
    this.registry = registry;
  }

  @Override
  public void accept(JournalEntry entry) {
    teams.computeIfAbsent(entry.team(), team -> new TeamMeters(registry, team)).accept(entry);
  }
}
