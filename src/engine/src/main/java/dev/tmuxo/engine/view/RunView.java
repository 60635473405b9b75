package dev.tmuxo.engine.view;

import dev.tmuxo.engine.journal.Event;
import dev.tmuxo.engine.journal.JournalEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Where a team's run stands.
 *
 * @param startedAt when its start was asked for; the epoch before that
 * @param connected whether the control connection to its tmux stands, as far as is known
 */
public record RunView(
    Phase phase,
    String node,
    String socket,
    String tmuxVersion,
    Instant startedAt,
    boolean connected,
    Optional<Ending> ending) {

  static final RunView NONE =
      new RunView(Phase.UNKNOWN, "", "", "", Instant.EPOCH, false, Optional.empty());

  /** The steps of a run, in order. */
  public enum Phase {
    UNKNOWN,
    STARTING,
    RUNNING,
    STOPPING,
    ENDED
  }

  /**
   * How the run ended.
   *
   * @param leftover processes that had to be killed
   */
  public record Ending(Event.Outcome outcome, String reason, int leftover, Instant at) {}

  /** How long it has been running, or ran. */
  public Duration elapsed(Instant now) {
    if (phase == Phase.UNKNOWN) {
      return Duration.ZERO;
    }
    Duration elapsed = Duration.between(startedAt, ending.map(Ending::at).orElse(now));
    return elapsed.isNegative() ? Duration.ZERO : elapsed;
  }

  RunView apply(JournalEntry entry) {
    Event event = entry.event();
    if (event instanceof Event.TeamStarting e) {
      return new RunView(
          Phase.STARTING,
          e.node(),
          e.socket(),
          e.tmuxVersion(),
          entry.at(),
          true,
          Optional.empty());
    } else if (event instanceof Event.TeamStarted) {
      return with(Phase.RUNNING, connected);
    } else if (event instanceof Event.TeamStopping) {
      return with(Phase.STOPPING, connected);
    } else if (event instanceof Event.ConnectionLost) {
      return with(phase, false);
    } else if (event instanceof Event.ConnectionRestored) {
      return with(phase, true);
    } else if (event instanceof Event.TeamStopped e) {
      return new RunView(
          Phase.ENDED,
          node,
          socket,
          tmuxVersion,
          startedAt,
          false,
          Optional.of(new Ending(e.outcome(), e.reason(), e.leftover(), entry.at())));
    }
    return this;
  }

  private RunView with(Phase newPhase, boolean nowConnected) {
    return new RunView(newPhase, node, socket, tmuxVersion, startedAt, nowConnected, ending);
  }
}
