package org.jenkinsci.plugins.workflow.steps;

public class StepExecutions {
  private StepExecutions() {}

  public static StepExecution synchronous(StepContext context, SynchronousBody body) {
    throw new UnsupportedOperationException();
  }

  public static StepExecution synchronousNonBlocking(StepContext context, SynchronousBody body) {
    throw new UnsupportedOperationException();
  }

  public static StepExecution synchronousNonBlockingVoid(
      StepContext context, SynchronousBodyVoid body) {
    throw new UnsupportedOperationException();
  }

  public interface SynchronousBody {
    Object call(StepContext context) throws Exception;
  }

  public interface SynchronousBodyVoid {
    void call(StepContext context) throws Exception;
  }
}
