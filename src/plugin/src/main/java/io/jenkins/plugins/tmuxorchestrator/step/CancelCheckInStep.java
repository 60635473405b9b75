package io.jenkins.plugins.tmuxorchestrator.step;

import hudson.Extension;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;

/** {@code cancelCheckIn id}. */
public final class CancelCheckInStep extends NamedTeamStep {
  private static final long serialVersionUID = 1;

  private final String id;

  /**
   * @param id as {@code scheduleCheckIn} returned it
   */
  @DataBoundConstructor
  public CancelCheckInStep(String id) {
    this.id = id;
  }

  public String getId() {
    return id;
  }

  @Override
  public StepExecution start(StepContext context) {
    return new Execution(context, this);
  }

  private static final class Execution extends NamedTeamExecution {
    private static final long serialVersionUID = 1;

    private final String id;

    Execution(StepContext context, CancelCheckInStep step) {
      super(context, step);
      this.id = step.id;
    }

    @Override
    CompletableFuture<?> begin() throws Exception {
      return StepTeams.running(team()).removeCheckIn(id, "operator");
    }
  }

  /** What the step is called. */
  @Extension
  public static final class DescriptorImpl extends TeamStepDescriptor {
    @Override
    public String getFunctionName() {
      return "cancelCheckIn";
    }

    @Override
    public String getDisplayName() {
      return Messages.CancelCheckInStep_DisplayName();
    }

    @Override
    public Set<? extends Class<?>> getRequiredContext() {
      return CONTEXT;
    }
  }
}
