package dev.tmuxo.server.run;

import dev.tmuxo.engine.journal.JournalEntry;
import dev.tmuxo.engine.view.TeamView;
import dev.tmuxo.server.screen.LiveScreen;

/** The live view of a terminal. */
record LiveShow(LiveScreen screen, boolean linger) implements Show {

  @Override
  public void entry(JournalEntry entry, TeamView view) {
    screen.changed();
  }

  @Override
  public void over() throws InterruptedException {
    if (linger) {
      screen.awaitKey();
    }
  }

  @Override
  public void close() {
    screen.close();
  }
}
