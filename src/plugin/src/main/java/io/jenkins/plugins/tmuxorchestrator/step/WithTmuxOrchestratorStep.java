package io.jenkins.plugins.tmuxorchestrator.step;

import hudson.Extension;
import java.util.Set;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;

/** {@code withTmuxOrchestrator(file: 'team.yaml') { ... }}: the team lives as long as the block. */
public final class WithTmuxOrchestratorStep extends TeamStep {
  private static final long serialVersionUID = 1;

  /** With everything as usual. */
  @DataBoundConstructor
  public WithTmuxOrchestratorStep() {}

  @Override
  public StepExecution start(StepContext context) {
    return new WithTeamExecution(context, this);
  }

  /** What the step is called. */
  @Extension
  public static final class DescriptorImpl extends TeamDescriptor {
    @Override
    public String getFunctionName() {
      return "withTmuxOrchestrator";
    }

    @Override
    public String getDisplayName() {
      return Messages.WithTmuxOrchestratorStep_DisplayName();
    }

    @Override
    public boolean takesImplicitBlockArgument() {
      return true;
    }

    @Override
    public Set<? extends Class<?>> getRequiredContext() {
      return TeamStart.CONTEXT;
    }

    @Override
    public Set<? extends Class<?>> getProvidedContext() {
      return Set.of(TeamScope.class);
    }
  }
}
