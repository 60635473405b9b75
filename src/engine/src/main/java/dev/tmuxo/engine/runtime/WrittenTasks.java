package dev.tmuxo.engine.runtime;

import dev.tmuxo.engine.journal.Journal;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What is to be done once the journal is on disk: in the order in which it was asked for, also when
 * the disk did not take something for a while. A message must not overtake an earlier one. Lives in
 * the team's mailbox.
 */
final class WrittenTasks {
  private static final Duration RETRY = Duration.ofMillis(200);

  private final Journal journal;
  private final Mailbox mailbox;
  private final Deque<Pending> pending = new ArrayDeque<>();

  private static final class Pending {
    final Runnable task;
    boolean written;

    Pending(Runnable task) {
      this.task = task;
    }
  }

  WrittenTasks(Journal journal, Mailbox mailbox) {
    this.journal = journal;
    this.mailbox = mailbox;
  }

  /** Runs the task after all that was added before it, once what is recorded so far is on disk. */
  void add(Runnable task) {
    Pending added = new Pending(task);
    pending.add(added);
    await(added);
  }

  private void await(Pending waiting) {
    var unused =
        journal
            .written()
            .handle(
                (done, failure) ->
                    mailbox.execute(
                        failure == null
                            ? () -> written(waiting)
                            : () -> mailbox.after(RETRY, () -> await(waiting))));
  }

  private void written(Pending done) {
    done.written = true;
    while (!pending.isEmpty() && pending.peek().written) {
      // Each by itself: one that fails must not hold up the others.
      mailbox.execute(pending.remove().task);
    }
  }
}
