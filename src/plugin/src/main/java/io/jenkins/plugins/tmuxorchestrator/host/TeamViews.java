package io.jenkins.plugins.tmuxorchestrator.host;

import dev.tmuxo.engine.journal.JournalEntry;
import dev.tmuxo.engine.journal.JournalReader;
import dev.tmuxo.engine.view.TeamView;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What the journals tell of teams, running or not. What was read once is kept for the teams that
 * were looked at last, so that only newer entries are read again. Thread-safe; reads files.
 */
final class TeamViews {
  private static final int REMEMBERED = 200;

  private final Function<String, Path> directories;
  private final Map<String, Kept> kept =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Kept> eldest) {
          return size() > REMEMBERED;
        }
      };

  /** Guards one team's view, so that two who look at it read it once. */
  private static final class Kept {
    private TeamView view = TeamView.empty();

    synchronized TeamView updated(Path directory) {
      try (Stream<JournalEntry> newer = new JournalReader(directory).from(view.seq() + 1)) {
        newer.forEach(entry -> view = view.apply(entry));
      }
      return view;
    }
  }

  /**
   * @param directories where the journal of a team is
   */
  TeamViews(Function<String, Path> directories) {
    this.directories = directories;
  }

  /** The team as its journal tells it now; empty if it has none. */
  TeamView of(String team) {
    Kept found;
    synchronized (kept) {
      found = kept.computeIfAbsent(team, id -> new Kept());
    }
    return found.updated(directories.apply(team));
  }

  /** The team's journal goes; another one of that name begins anew. */
  void forget(String team) {
    synchronized (kept) {
      kept.remove(team);
    }
  }
}
