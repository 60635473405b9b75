package dev.tmuxo.api;

import dev.tmuxo.engine.journal.JournalEntry;
import dev.tmuxo.engine.runtime.Team;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * What happens in a running team from now on, for any number of listeners that come and go.
 * Thread-safe.
 */
final class TeamFeed {
  private final Team team;
  private final List<Consumer<JournalEntry>> listeners = new CopyOnWriteArrayList<>();
  private volatile boolean ended;

  TeamFeed(Team team) {
    this.team = team;
  }

  /** Begins to follow the team. */
  void start() {
    AutoCloseable unused = team.listen(this::accept); // for as long as the team lives
    var unusedEnd = team.ended().whenComplete((stopped, failure) -> ended = true);
  }

  private void accept(JournalEntry entry) {
    listeners.forEach(listener -> listener.accept(entry));
  }

  Team team() {
    return team;
  }

  String name() {
    return team.spec().name();
  }

  /**
   * Tells each entry from now on, in order, on an engine thread: the listener must be quick and
   * must not throw.
   *
   * @return ends it
   */
  Runnable listen(Consumer<JournalEntry> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /** Whether the team has ended, or this host has let go of it. */
  boolean ended() {
    return ended;
  }
}
