package io.jenkins.plugins.tmuxorchestrator.step;

import hudson.Extension;
import java.util.Set;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;

/**
 * {@code tmuxOrchestratorStart file: 'team.yaml'}: the team lives as long as the build, or longer.
 */
public final class TmuxOrchestratorStartStep extends TeamStep {
  private static final long serialVersionUID = 1;

  /** With everything as usual. */
  @DataBoundConstructor
  public TmuxOrchestratorStartStep() {}

  @Override
  public StepExecution start(StepContext context) {
    return new StartExecution(context, this);
  }

  /** What the step is called. */
  @Extension
  public static final class DescriptorImpl extends TeamDescriptor {
    @Override
    public String getFunctionName() {
      return "tmuxOrchestratorStart";
    }

    @Override
    public String getDisplayName() {
      return Messages.TmuxOrchestratorStartStep_DisplayName();
    }

    @Override
    public Set<? extends Class<?>> getRequiredContext() {
      return TeamStart.CONTEXT;
    }
  }
}
