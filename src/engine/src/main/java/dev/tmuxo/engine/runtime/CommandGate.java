package dev.tmuxo.engine.runtime;

import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.error.TmuxoException;
import dev.tmuxo.engine.journal.JournalFile;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** The way of commands from other threads into a team's mailbox. Thread-safe. */
final class CommandGate {
  private final String team;
  private final JournalFile journal;
  private final Mailbox mailbox;
  private final TeamEnd end;

  CommandGate(String team, JournalFile journal, Mailbox mailbox, TeamEnd end) {
    this.team = team;
    this.journal = journal;
    this.mailbox = mailbox;
    this.end = end;
  }

  /** Runs the command; its result comes once what it recorded is on disk. */
  <T> CompletableFuture<T> journalled(Supplier<T> command) {
    CompletableFuture<T> accepted = new CompletableFuture<>();
    if (!journal.writable()) {
      accepted.completeExceptionally(
          new TmuxoException(
              ErrorCode.STORAGE,
              "the journal of team " + team + " cannot be written: nothing new is accepted",
              "Make room on the disk of "
                  + journal.file()
                  + "; what was accepted before is not lost."));
      return accepted;
    }
    inMailbox(
        accepted,
        () -> {
          T result = command.get();
          var unused =
              journal
                  .written()
                  .handle(
                      (done, failure) ->
                          failure == null
                              ? accepted.complete(result)
                              : accepted.completeExceptionally(failure));
        });
    return accepted;
  }

  /**
   * Runs the task; what it throws becomes of the result. Once the team has ended the task is not
   * run: what is refused must not happen all the same.
   */
  void inMailbox(CompletableFuture<?> result, Runnable task) {
    boolean open =
        mailbox.execute(
            () -> {
              if (end.refuses()) {
                result.completeExceptionally(stopped());
              } else {
                run(result, task);
              }
            });
    if (!open) {
      result.completeExceptionally(stopped());
    }
  }

  private static void run(CompletableFuture<?> result, Runnable task) {
    try {
      task.run();
    } catch (TmuxoException e) {
      result.completeExceptionally(e);
    } catch (RuntimeException e) {
      result.completeExceptionally(e);
      throw e;
    }
  }

  private TmuxoException stopped() {
    return new TmuxoException(
        ErrorCode.TEAM_STOPPED, "team " + team + " has stopped", "Start it again.");
  }
}
