package dev.tmuxo.server.run;

import dev.tmuxo.engine.journal.JournalEntry;
import dev.tmuxo.engine.view.TeamView;
import dev.tmuxo.server.screen.Stage;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the journals of a run's teams on a thread of its own, so that a slow terminal or a pipe
 * that nobody reads holds up no team.
 */
final class Observer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Observer.class);

  private final Clock clock;
  private final BlockingQueue<Optional<JournalEntry>> entries = new LinkedBlockingQueue<>();
  private final Map<String, TeamView> views = new LinkedHashMap<>();
  private Optional<Thread> thread = Optional.empty();

  /**
   * An observer that has not begun.
   *
   * @param teams their names, in the order they are shown
   */
  Observer(List<String> teams, Clock clock) {
    this.clock = clock;
    teams.forEach(team -> views.put(team, TeamView.empty()));
  }

  /**
   * Begins to follow.
   *
   * @param listener gets each entry and its team's view with the entry applied, on this observer's
   *     thread
   */
  void start(BiConsumer<JournalEntry, TeamView> listener) {
    Thread follower = new Thread(() -> follow(listener), "tmuxo-observer");
    follower.setDaemon(true);
    follower.start();
    thread = Optional.of(follower);
  }

  /** Takes an entry; never blocks. */
  void accept(JournalEntry entry) {
    entries.add(Optional.of(entry));
  }

  private static void tell(
      BiConsumer<JournalEntry, TeamView> listener, JournalEntry entry, TeamView view) {
    try {
      listener.accept(entry, view);
    } catch (RuntimeException e) {
      // One entry that cannot be shown must not hide all that follow.
      LOG.error("entry {} of team {} could not be shown", entry.seq(), entry.team(), e);
    }
  }

  /** The teams as they are known now. */
  Stage stage() {
    synchronized (views) {
      return new Stage(List.copyOf(views.values()), clock.instant());
    }
  }

  /** Returns when everything taken so far has reached the listener. */
  @Override
  public void close() {
    entries.add(Optional.empty());
    try {
      if (thread.isPresent()) {
        thread.get().join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void follow(BiConsumer<JournalEntry, TeamView> listener) {
    try {
      for (Optional<JournalEntry> next = entries.take(); next.isPresent(); next = entries.take()) {
        JournalEntry entry = next.get();
        TeamView view;
        synchronized (views) {
          view = views.merge(entry.team(), TeamView.empty(), (old, none) -> old).apply(entry);
          views.put(entry.team(), view);
        }
        tell(listener, entry, view);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
