package io.jenkins.plugins.tmuxorchestrator.step;

import hudson.model.Result;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import jenkins.model.CauseOfInterruption;
import jenkins.util.Timer;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;

/** The time a step gives what it waits for. */
final class TimeLimit {
  private TimeLimit() {}

  /** Lets a future fail at that time unless it completes before; a time in the past is now. */
  static <T> CompletableFuture<T> at(Instant end, String what, CompletableFuture<T> future) {
    CompletableFuture<T> limited = future.copy();
    long millis = Math.max(0, Duration.between(Instant.now(), end).toMillis());
    ScheduledFuture<?> timer =
        Timer.get()
            .schedule(
                () -> limited.completeExceptionally(exceeded(what)), millis, TimeUnit.MILLISECONDS);
    var unused = limited.whenComplete((result, failure) -> timer.cancel(false));
    return limited;
  }

  private static FlowInterruptedException exceeded(String what) {
    return new FlowInterruptedException(Result.ABORTED, false, new Exceeded(what));
  }

  /** Why the step ended. */
  static final class Exceeded extends CauseOfInterruption {
    private static final long serialVersionUID = 1;

    private final String what;

    Exceeded(String what) {
      this.what = what;
    }

    @Override
    public String getShortDescription() {
      return "Time is over: " + what;
    }
  }
}
