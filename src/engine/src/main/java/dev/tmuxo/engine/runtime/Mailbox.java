package dev.tmuxo.engine.runtime;

import dev.tmuxo.engine.delivery.Trace;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A team's mailbox: runs tasks one at a time, in order, on one thread. All of a team's state
 * belongs to it, which is why domain code has no locks. A task must not block. Its own methods are
 * thread-safe.
 */
final class Mailbox implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Mailbox.class);

  private final ScheduledThreadPoolExecutor executor;

  Mailbox(String team) {
    executor =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(Trace.ofTeam(team, task), "tmuxo-team-" + team);
              thread.setDaemon(true);
              return thread;
            });
    executor.setRemoveOnCancelPolicy(true);
    executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  /**
   * Runs the task after all that came before it; tells whether it will, which after {@link #close}
   * it does not.
   */
  boolean execute(Runnable task) {
    try {
      executor.execute(() -> guarded(task));
      return true;
    } catch (RejectedExecutionException e) {
      LOG.debug("the team has ended: a task came too late", e);
      return false;
    }
  }

  /** Runs the task once the delay has passed. */
  void after(Duration delay, Runnable task) {
    try {
      // Failures are logged by the task itself.
      var unused = executor.schedule(() -> guarded(task), delay.toNanos(), TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException e) {
      LOG.debug("the team has ended: a timer came too late", e);
    }
  }

  /** A timer that runs the task when it rings. It belongs to the mailbox's tasks. */
  Alarm alarm(Runnable task) {
    return new Alarm() {
      private Optional<Future<?>> pending = Optional.empty();

      @Override
      public void set(Duration delay) {
        clear();
        try {
          pending =
              Optional.of(
                  executor.schedule(() -> guarded(task), delay.toNanos(), TimeUnit.NANOSECONDS));
        } catch (RejectedExecutionException e) {
          LOG.debug("the team has ended: an alarm came too late", e);
        }
      }

      @Override
      public void clear() {
        pending.ifPresent(timer -> timer.cancel(false));
        pending = Optional.empty();
      }
    };
  }

  /** Runs what was given to {@link #execute} so far, and nothing more. */
  @Override
  public void close() {
    executor.shutdown();
  }

  private static void guarded(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException e) {
      // One faulty step must not stop the team's other work.
      LOG.error("a step of the team's work failed", e);
    }
  }
}
