package dev.tmuxo.engine.journal;

import dev.tmuxo.engine.agent.AgentState;
import dev.tmuxo.engine.agent.StateSource;
import dev.tmuxo.engine.config.Keep;
import dev.tmuxo.engine.config.Settings;
import dev.tmuxo.engine.state.TeamJournal;
import dev.tmuxo.engine.state.TeamState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;

/** Opens journals for tests. */
final class Journals {
  private Journals() {}

  static JournalFile.Opened<TeamState> open(Path directory) {
    return open(directory, 64 << 20, Keep.ALL);
  }

  static JournalFile.Opened<TeamState> open(Path directory, long rotate, Keep keep) {
    return TeamJournal.open(
        directory, "shop", Clock.systemUTC(), new Settings.Journal(rotate, keep));
  }

  /** An event that can be told from others. */
  static Event event(int number) {
    return new Event.AgentStateChanged(
        "pm", AgentState.IDLE, AgentState.BUSY, StateSource.SCREEN, "no. " + number);
  }

  /** Writes so many entries and closes the journal. */
  static void write(Path directory, int count) {
    try (JournalFile journal = open(directory).journal()) {
      for (int i = 1; i <= count; i++) {
        journal.append(event(i));
      }
    }
  }

  /** Writes so many entries, each on its own, so that files change as soon as they are full. */
  static void rotated(Path directory, long rotate, Keep keep, int count) {
    try (JournalFile journal = open(directory, rotate, keep).journal()) {
      for (int i = 1; i <= count; i++) {
        journal.append(event(i));
        journal.written().join();
      }
    }
  }

  static void forgetSnapshots(Path directory) throws IOException {
    for (Path snapshot : new JournalDirectory(directory).snapshots().values()) {
      Files.delete(snapshot);
    }
  }
}
