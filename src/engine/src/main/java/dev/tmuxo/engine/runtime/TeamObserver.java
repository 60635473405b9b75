package dev.tmuxo.engine.runtime;

import dev.tmuxo.engine.journal.JournalEntry;
import dev.tmuxo.engine.state.OpenDelivery;
import java.time.Duration;
import java.util.List;

/**
 * What a host learns of every team that runs in its hands, whether it was started, taken over or
 * restored: for measuring, not for taking part. Called on engine threads, several at once: it must
 * be quick and must not throw.
 */
@FunctionalInterface
public interface TeamObserver {

  /**
   * A team begins to run here, before anything of this run is recorded.
   *
   * @param open the deliveries that an earlier host has left; empty for a new run
   * @return who is told of this run
   */
  Watch begins(String team, List<OpenDelivery> open);

  /** Is told of one run of one team. */
  interface Watch {

    /** Each entry of the journal, in order. */
    void recorded(JournalEntry entry);

    /** An entry is on disk, so long after it was recorded; entries share a force of the disk. */
    void written(Duration time);

    /** The disk did not take an entry; it is tried again until it does, and not told again. */
    void unwritten();

    /** The team has ended, or this host has let go of it. Nothing more comes. */
    void ended();
  }
}
