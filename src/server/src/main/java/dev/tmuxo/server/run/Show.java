package dev.tmuxo.server.run;

import dev.tmuxo.engine.journal.JournalEntry;
import dev.tmuxo.engine.view.TeamView;

/**
 * How a run is shown while it lasts. Entries of one team come in order, those of several teams on
 * several threads.
 */
interface Show extends AutoCloseable {

  /**
   * One more entry of a journal.
   *
   * @param view the team with the entry applied
   */
  void entry(JournalEntry entry, TeamView view);

  /** Everything has ended; returns when the person has seen it. */
  default void over() throws InterruptedException {}

  @Override
  default void close() {}
}
