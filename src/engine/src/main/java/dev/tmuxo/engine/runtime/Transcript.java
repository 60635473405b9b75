package dev.tmuxo.engine.runtime;

import dev.tmuxo.engine.journal.Event;
import java.util.Optional;

/** The recording of an agent's terminal. Lives in the team's mailbox. */
final class Transcript {
  private final TeamContext team;
  private final String agent;
  private Optional<AgentWindow> window = Optional.empty();
  private boolean written;

  Transcript(TeamContext team, String agent) {
    this.team = team;
    this.agent = agent;
  }

  /** The agent has this window now, whose output may be recorded already. */
  void opened(AgentWindow opened, boolean recorded) {
    window = Optional.of(opened);
    written = recorded;
  }

  boolean isWritten() {
    return written;
  }

  /** Writes what the terminal gets into the file, from its first output on. */
  void start(String file) {
    Optional<AgentWindow> current = window;
    current.ifPresent(
        w -> new Recording(team, w.pane(), file, () -> written = current.equals(window)).start());
  }

  /** What tmux says of it; one that stopped is noticed. */
  void seen(boolean piped) {
    if (written && !piped) {
      written = false;
      team.record(new Event.TranscriptStopped(agent, "its writer ended or the disk is full"));
    }
  }
}
