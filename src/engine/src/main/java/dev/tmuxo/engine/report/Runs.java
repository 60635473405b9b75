package dev.tmuxo.engine.report;

import dev.tmuxo.engine.journal.Event;
import dev.tmuxo.engine.journal.JournalEntry;
import dev.tmuxo.engine.report.Summary.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The runs that a journal tells of. Not thread-safe. */
final class Runs {
  private final List<Run> all = new ArrayList<>();

  void apply(JournalEntry entry) {
    if (entry.event() instanceof Event.TeamStarting) {
      all.add(new Run(entry.seq(), entry.at(), Optional.empty(), Optional.empty(), ""));
    } else if (entry.event() instanceof Event.TeamStopped e && !all.isEmpty()) {
      Run run = all.get(all.size() - 1);
      all.set(
          all.size() - 1,
          new Run(
              run.seq(),
              run.started(),
              Optional.of(entry.at()),
              Optional.of(e.outcome()),
              e.reason()));
    }
  }

  /** How many there were; 0 before the first. */
  int count() {
    return all.size();
  }

  /** The one that the journal told of last. */
  Optional<Run> latest() {
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
  }

  /** Oldest first. */
  List<Run> all() {
    return List.copyOf(all);
  }
}
