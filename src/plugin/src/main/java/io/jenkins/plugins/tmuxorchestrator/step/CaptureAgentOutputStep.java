package io.jenkins.plugins.tmuxorchestrator.step;

import hudson.AbortException;
import hudson.Extension;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code captureAgentOutput 'pm'}: the text of an agent's screen. */
public final class CaptureAgentOutputStep extends NamedTeamStep {
  private static final long serialVersionUID = 1;
  private static final int USUAL_LINES = 50;
  private static final int MOST_LINES = 10_000;

  private final String agent;
  private int lines = USUAL_LINES;

  /** Of one agent. */
  @DataBoundConstructor
  public CaptureAgentOutputStep(String agent) {
    this.agent = agent;
  }

  public String getAgent() {
    return agent;
  }

  public int getLines() {
    return lines;
  }

  /** The last so many lines. */
  @DataBoundSetter
  public void setLines(int lines) {
    this.lines = lines;
  }

  @Override
  public StepExecution start(StepContext context) {
    return new Execution(context, this);
  }

  private static final class Execution extends NamedTeamExecution {
    private static final long serialVersionUID = 1;

    private final String agent;
    private final int lines;

    Execution(StepContext context, CaptureAgentOutputStep step) {
      super(context, step);
      this.agent = step.agent;
      this.lines = step.lines;
    }

    @Override
    CompletableFuture<?> begin() throws Exception {
      if (lines < 1 || lines > MOST_LINES) {
        throw new AbortException("lines must be between 1 and " + MOST_LINES + ", not " + lines);
      }
      return StepTeams.running(team())
          .capture(agent, lines)
          .thenApply(screen -> String.join("\n", screen));
    }
  }

  /** What the step is called. */
  @Extension
  public static final class DescriptorImpl extends TeamStepDescriptor {
    @Override
    public String getFunctionName() {
      return "captureAgentOutput";
    }

    @Override
    public String getDisplayName() {
      return Messages.CaptureAgentOutputStep_DisplayName();
    }

    @Override
    public Set<? extends Class<?>> getRequiredContext() {
      return CONTEXT;
    }
  }
}
