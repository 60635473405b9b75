package io.jenkins.plugins.tmuxorchestrator.step;

import dev.tmuxo.engine.journal.Event;
import hudson.AbortException;
import hudson.Extension;
import hudson.model.Computer;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.util.FormValidation;
import io.jenkins.plugins.tmuxorchestrator.host.TeamHost;
import io.jenkins.plugins.tmuxorchestrator.host.TeamRecord;
import io.jenkins.plugins.tmuxorchestrator.run.TeamStop;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** {@code tmuxOrchestratorStop()}: ends a team and archives what it leaves. */
public final class TmuxOrchestratorStopStep extends NamedTeamStep {
  private static final long serialVersionUID = 1;

  private String grace = "";

  /** With the usual grace. */
  @DataBoundConstructor
  public TmuxOrchestratorStopStep() {}

  public String getGrace() {
    return grace;
  }

  /** How long processes have to end by themselves. */
  @DataBoundSetter
  public void setGrace(String grace) {
    this.grace = grace;
  }

  @Override
  public StepExecution start(StepContext context) {
    return new Execution(context, this);
  }

  private static final class Execution extends NamedTeamExecution {
    private static final long serialVersionUID = 1;

    private final String grace;

    Execution(StepContext context, TmuxOrchestratorStopStep step) {
      super(context, step);
      this.grace = step.grace;
    }

    @Override
    CompletableFuture<?> begin() throws Exception {
      Duration wanted =
          Texts.duration("grace", grace).orElse(TeamHost.get().settings().stop().grace());
      String team = team();
      save();
      Run<?, ?> run = getContext().get(Run.class);
      TaskListener listener = getContext().get(TaskListener.class);
      checkMayStop(team, run);
      return CompletableFuture.supplyAsync(
          () -> stop(team, wanted, run, listener), Computer.threadPoolForRemoting);
    }

    private void checkMayStop(String team, Run<?, ?> run) throws AbortException {
      Optional<TeamRecord> record = TeamHost.get().record(team);
      if (record.isPresent() && !user().mayControl(record.get(), run.getParent().getFullName())) {
        throw new AbortException(
            "Team "
                + record.get().name()
                + " belongs to job "
                + record.get().job()
                + ", and this build, run as "
                + user().name()
                + ", may not end it. It takes the permission Agent Teams/Control there.");
      }
    }

    private static String stop(String team, Duration grace, Run<?, ?> run, TaskListener listener) {
      try {
        Optional<Event.TeamStopped> stopped = TeamStop.stopAndArchive(team, grace, run, listener);
        return stopped.map(end -> Choices.word(end.outcome())).orElse("not-running");
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new CompletionException(e);
      }
    }
  }

  /** What the step is called. */
  @Extension
  public static final class DescriptorImpl extends TeamStepDescriptor {
    @Override
    public String getFunctionName() {
      return "tmuxOrchestratorStop";
    }

    @Override
    public String getDisplayName() {
      return Messages.TmuxOrchestratorStopStep_DisplayName();
    }

    @Override
    public Set<? extends Class<?>> getRequiredContext() {
      return CONTEXT;
    }

    /** Looks at what the form has. */
    @POST
    public FormValidation doCheckGrace(@QueryParameter String value) {
      return Checks.duration("grace", value);
    }
  }
}
