package dev.tmuxo.engine.runtime;

import dev.tmuxo.engine.journal.Journal;
import dev.tmuxo.engine.journal.JournalEntry;
import java.time.Duration;
import java.util.function.Consumer;

/** Tells an observer what a journal gets and how soon it is on disk. Thread-safe. */
final class Observation implements Consumer<JournalEntry> {
  private final Journal journal;
  private final TeamObserver.Watch watch;

  Observation(Journal journal, TeamObserver.Watch watch) {
    this.journal = journal;
    this.watch = watch;
  }

  /** Begins to follow the journal. */
  void start() {
    AutoCloseable unused = journal.subscribe(this); // for as long as the journal is open
  }

  @Override
  public void accept(JournalEntry entry) {
    watch.recorded(entry);
    long recorded = System.nanoTime();
    var unused =
        journal
            .written()
            .whenComplete(
                (done, failure) -> {
                  if (failure == null) {
                    watch.written(Duration.ofNanos(System.nanoTime() - recorded));
                  } else {
                    watch.unwritten();
                  }
                });
  }
}
