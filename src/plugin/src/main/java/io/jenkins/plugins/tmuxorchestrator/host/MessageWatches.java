package io.jenkins.plugins.tmuxorchestrator.host;

import dev.tmuxo.engine.journal.Event;
import dev.tmuxo.engine.journal.JournalEntry;
import dev.tmuxo.engine.journal.JournalReader;
import dev.tmuxo.engine.runtime.TeamObserver;
import dev.tmuxo.engine.state.OpenDelivery;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The watches of all teams. A step that goes on after a restart may ask for one before its team has
 * been taken over. Thread-safe.
 */
final class MessageWatches implements TeamObserver {
  private final Function<String, Path> directories;
  private final Predicate<String> restored;
  private final Map<String, MessageWatch> watches = new ConcurrentHashMap<>();
  private volatile boolean closed;

  /**
   * @param directories where the journal of a team is
   * @param restored whether a team that was lost is started again
   */
  MessageWatches(Function<String, Path> directories, Predicate<String> restored) {
    this.directories = directories;
    this.restored = restored;
  }

  MessageWatch of(String team) {
    return watches.computeIfAbsent(team, MessageWatch::new);
  }

  @Override
  public Watch begins(String team, List<OpenDelivery> open) {
    MessageWatch watch = of(team);
    read(team, watch);
    return new Feed(team, watch);
  }

  private void read(String team, MessageWatch watch) {
    try (Stream<JournalEntry> past = new JournalReader(directories.apply(team)).from(1)) {
      past.forEach(watch::apply);
    }
  }

  /** Answers from its journal what is asked of a team that does not come any more. */
  void settle(String team, Predicate<String> expected) {
    MessageWatch watch = watches.get(team);
    if (watch != null && !expected.test(team)) {
      read(team, watch);
      watches.remove(team, watch);
      watch.end("it does not run any more");
    }
  }

  /** The controller goes down: what is waited for is asked for again by the next one. */
  void close() {
    closed = true;
  }

  private final class Feed implements Watch {
    private final String team;
    private final MessageWatch watch;
    private String end = "it is not there any more";
    private boolean lost;

    Feed(String team, MessageWatch watch) {
      this.team = team;
      this.watch = watch;
    }

    @Override
    public void recorded(JournalEntry entry) {
      watch.apply(entry);
      if (entry.event() instanceof Event.TeamStopped stopped) {
        end = stopped.reason();
        lost = stopped.outcome() == Event.Outcome.LOST;
      }
    }

    @Override
    public void written(Duration time) {}

    @Override
    public void unwritten() {}

    @Override
    public void ended() {
      if (!closed && !(lost && restored.test(team))) {
        watches.remove(team, watch);
        watch.end(end);
      }
    }
  }
}
