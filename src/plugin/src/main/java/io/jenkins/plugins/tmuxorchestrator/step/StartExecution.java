package io.jenkins.plugins.tmuxorchestrator.step;

import dev.tmuxo.engine.runtime.Team;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.tmuxorchestrator.host.TeamHost;
import io.jenkins.plugins.tmuxorchestrator.security.BuildUser;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** Starts a team and tells how it is reached. */
final class StartExecution extends TeamStepExecution {
  private static final long serialVersionUID = 1;

  private final TeamStep step;
  private final BuildUser user = BuildUser.current();

  /** The team's id; empty before it is known. */
  private volatile String team = "";

  StartExecution(StepContext context, TeamStep step) {
    super(context);
    this.step = step;
  }

  @Override
  CompletableFuture<?> begin() throws Exception {
    Run<?, ?> run = getContext().get(Run.class);
    Optional<Team> started = team.isEmpty() ? Optional.empty() : TeamHost.get().team(team);
    if (started.isPresent()) { // by the controller that was there before
      return CompletableFuture.completedFuture(
          TeamStart.result(run, TeamHost.get().record(team).orElseThrow(), started.get().spec()));
    }
    TeamStart.Prepared prepared = new TeamStart(getContext(), step, user).prepare();
    team = prepared.record().id();
    save();
    TaskListener listener = getContext().get(TaskListener.class);
    return prepared
        .start(run)
        .thenApply(
            running -> {
              listener
                  .getLogger()
                  .println(
                      "Team "
                          + TeamLinks.inLog(run, prepared.record().name())
                          + (prepared.running().isPresent() ? " runs: " : " started: ")
                          + String.join(", ", TeamSteps.agents(running)));
              return TeamStart.result(run, prepared.record(), running.spec());
            });
  }

  @Override
  void stopped(Throwable cause) {
    if (!step.isKeepAlive() && !team.isEmpty()) {
      TeamHost.get()
          .team(team)
          .ifPresent(
              running -> {
                var unused = running.stop(Duration.ofSeconds(2), "its step was stopped");
              });
    }
  }

  @Override
  public String getStatus() {
    return "starting a team";
  }
}
