package dev.tmuxo.engine.runtime;

import dev.tmuxo.engine.agent.AgentState;
import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.error.TmuxoException;
import dev.tmuxo.engine.journal.Event;
import dev.tmuxo.engine.journal.Event.Outcome;
import dev.tmuxo.engine.journal.JournalFile;
import dev.tmuxo.engine.tmux.TeamConnection;
import dev.tmuxo.engine.tmux.TmuxServer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/** How a running team comes to its end, or out of this host's hands. Thread-safe. */
final class TeamEnd {
  private final TmuxServer server;
  private final TeamConnection connection;
  private final JournalFile journal;
  private final Mailbox mailbox;
  private final TeamRuntime runtime;
  private final CompletableFuture<Event.TeamStopped> ended = new CompletableFuture<>();
  private final AtomicBoolean underWay = new AtomicBoolean();
  private volatile boolean refuses;

  TeamEnd(
      TmuxServer server,
      TeamConnection connection,
      JournalFile journal,
      Mailbox mailbox,
      TeamRuntime runtime) {
    this.server = server;
    this.connection = connection;
    this.journal = journal;
    this.mailbox = mailbox;
    this.runtime = runtime;
  }

  /**
   * Whether commands come too late. A lost team that comes back takes them for as long as its
   * journal is open: its next run finds them there.
   */
  boolean refuses() {
    return refuses;
  }

  /** Completes when the team has ended, for whatever reason. */
  CompletableFuture<Event.TeamStopped> ended() {
    return ended;
  }

  /** Lets go of the team without ending it. */
  void leave() {
    if (underWay.compareAndSet(false, true)) {
      refuses = true;
      connection.close();
      mailbox.close();
      journal.close();
      ended.completeExceptionally(
          new TmuxoException(
              ErrorCode.TEAM_STOPPED,
              "this host has let go of team " + runtime.hub().spec().name() + ", which runs on",
              "Start it again here to stop it."));
    }
  }

  CompletableFuture<Event.TeamStopped> stop(Duration grace, TeamRuntime.Ending ending) {
    if (underWay.compareAndSet(false, true)) {
      boolean comesBack = ending.outcome() == Outcome.LOST && runtime.hub().spec().restore();
      refuses = !comesBack;
      mailbox.execute(
          () -> {
            // A lost team that is to come back does not stop: should this host go now, the next
            // one restores it.
            if (!comesBack) {
              runtime.hub().record(new Event.TeamStopping(ending.reason()));
            }
            runtime.dismiss(AgentState.STOPPED, "the team stops: " + ending.reason());
            // Ending processes blocks; the mailbox must not.
            Thread worker =
                new Thread(() -> end(grace, ending), "tmuxo-stop-" + runtime.hub().spec().name());
            worker.start();
          });
    }
    return ended;
  }

  private void end(Duration grace, TeamRuntime.Ending ending) {
    try {
      connection.close();
      int leftover = server.stop(grace).killed();
      mailbox.execute(
          () -> close(new Event.TeamStopped(ending.outcome(), ending.reason(), leftover)));
    } catch (RuntimeException e) {
      mailbox.execute(() -> close(new Event.TeamStopped(Outcome.LOST, e.getMessage(), 0)));
    }
  }

  private void close(Event.TeamStopped stopped) {
    refuses = true;
    runtime.hub().record(stopped);
    mailbox.close();
    journal.close();
    ended.complete(stopped);
  }
}
