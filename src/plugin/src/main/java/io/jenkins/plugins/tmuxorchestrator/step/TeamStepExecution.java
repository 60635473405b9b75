package io.jenkins.plugins.tmuxorchestrator.step;

import hudson.model.Computer;
import io.jenkins.plugins.tmuxorchestrator.host.TeamHost;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/**
 * A step whose work is done elsewhere while neither the Pipeline's thread nor any other waits.
 * After a restart of the controller the work is begun anew, once the teams have been taken over:
 * what must not be done twice, the subclass has noted in its fields.
 */
abstract class TeamStepExecution extends StepExecution {
  private static final long serialVersionUID = 1;

  /** Of this life of the controller; the Pipeline must hear of the end once. */
  private transient AtomicBoolean over;

  TeamStepExecution(StepContext context) {
    super(context);
  }

  /** The work. May do I/O; its future tells the step's result. */
  abstract CompletableFuture<?> begin() throws Exception;

  /** Called with what stops the step, before the Pipeline hears of it. */
  void stopped(Throwable cause) {}

  @Override
  public final boolean start() {
    over = new AtomicBoolean();
    Computer.threadPoolForRemoting.execute(this::run);
    return false;
  }

  @Override
  public final void onResume() {
    over = new AtomicBoolean();
    var unused = TeamHost.whenAdopted().thenRunAsync(this::run, Computer.threadPoolForRemoting);
  }

  private void run() {
    CompletableFuture<?> work;
    try {
      work = begin();
    } catch (Exception e) {
      work = CompletableFuture.failedFuture(e);
    }
    var unused = work.whenComplete(this::finish);
  }

  private void finish(Object result, Throwable failure) {
    if (!over.compareAndSet(false, true)) {
      return;
    }
    if (failure == null) {
      getContext().onSuccess(result);
    } else {
      getContext().onFailure(Failures.forLog(failure));
    }
  }

  /** Keeps the fields; waits until they are on disk. */
  final void save() {
    try {
      getContext().saveState().get();
    } catch (java.util.concurrent.ExecutionException e) {
      throw new CompletionException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CompletionException(e);
    }
  }

  @Override
  public final void stop(Throwable cause) {
    if (over.compareAndSet(false, true)) {
      stopped(cause);
      getContext().onFailure(cause);
    }
  }
}
