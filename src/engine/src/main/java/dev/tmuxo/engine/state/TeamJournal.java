package dev.tmuxo.engine.state;

import dev.tmuxo.engine.config.Settings;
import dev.tmuxo.engine.journal.JournalFile;
import java.nio.file.Path;
import java.time.Clock;

/** How hosts open a team's journal: with what it adds up to. */
public final class TeamJournal {
  private TeamJournal() {}

  /**
   * Opens or creates the journal of a team; see {@link JournalFile#open}.
   *
   * @param directory the team's own, {@code HOME/teams/TEAM}
   */
  public static JournalFile.Opened<TeamState> open(
      Path directory, String team, Clock clock, Settings.Journal settings) {
    return JournalFile.open(directory, team, clock, settings, TeamState.KIND);
  }
}
