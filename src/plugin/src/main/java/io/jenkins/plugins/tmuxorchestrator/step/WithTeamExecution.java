package io.jenkins.plugins.tmuxorchestrator.step;

import dev.tmuxo.engine.runtime.Team;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Computer;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.tmuxorchestrator.host.TeamHost;
import io.jenkins.plugins.tmuxorchestrator.node.JenkinsNodes;
import io.jenkins.plugins.tmuxorchestrator.run.TeamStop;
import io.jenkins.plugins.tmuxorchestrator.security.BuildUser;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jenkinsci.plugins.workflow.steps.BodyExecution;
import org.jenkinsci.plugins.workflow.steps.BodyExecutionCallback;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/**
 * Starts a team, runs the block with it, ends it. States: no team yet (its id is empty), block
 * running (the body is set), over. After a restart of the controller the block goes on by itself; a
 * team that lives through the block's own launcher is given the new one.
 */
final class WithTeamExecution extends StepExecution {
  private static final long serialVersionUID = 1;
  private static final Logger LOGGER = Logger.getLogger(WithTeamExecution.class.getName());

  private final TeamStep step;
  private final BuildUser user = BuildUser.current();

  /** The engine's names of team and node; empty before they are known. */
  private volatile String team = "";

  private volatile String node = "";
  private volatile BodyExecution body;

  WithTeamExecution(StepContext context, TeamStep step) {
    super(context);
    this.step = step;
  }

  @Override
  public boolean start() {
    Computer.threadPoolForRemoting.execute(this::begin);
    return false;
  }

  private void begin() {
    try {
      Run<?, ?> run = getContext().get(Run.class);
      TeamStart.Prepared prepared = new TeamStart(getContext(), step, user).prepare();
      team = prepared.record().id();
      node = prepared.record().node();
      TaskListener listener = getContext().get(TaskListener.class);
      var unused =
          prepared
              .start(run)
              .whenComplete(
                  (running, failure) -> {
                    if (failure == null) {
                      listener
                          .getLogger()
                          .println(
                              "Team "
                                  + TeamLinks.inLog(run, prepared.record().name())
                                  + " started: "
                                  + String.join(", ", TeamSteps.agents(running)));
                      runBody(running);
                    } else {
                      JenkinsNodes.leaveBlock(node);
                      getContext().onFailure(Failures.forLog(failure));
                    }
                  });
    } catch (Exception e) {
      getContext().onFailure(Failures.forLog(e));
    }
  }

  private void runBody(Team running) {
    body =
        getContext()
            .newBodyInvoker()
            .withContext(new TeamScope(team))
            .withCallback(new Ending(team, node, step.isKeepAlive()))
            .start();
    TeamFailure.watch(running, getContext(), () -> body);
  }

  @Override
  public void onResume() {
    if (body == null) {
      if (team.isEmpty()) {
        start();
      } else {
        var unused =
            TeamHost.whenAdopted().thenRunAsync(this::goOn, Computer.threadPoolForRemoting);
      }
      return;
    }
    if (JenkinsNodes.isBlock(node)) {
      Computer.threadPoolForRemoting.execute(this::reenter);
    }
    var unused =
        TeamHost.whenAdopted()
            .thenCompose(nothing -> TeamHost.get().whenRunning(team))
            .thenAccept(running -> TeamFailure.watch(running, getContext(), () -> body))
            .exceptionally(
                gone -> {
                  body.cancel(Failures.forLog(gone));
                  return null;
                });
  }

  /** The controller went while the team was being started. */
  private void goOn() {
    var unused =
        TeamHost.get()
            .whenRunning(team)
            .thenAccept(this::runBody)
            .exceptionallyAsync(
                gone -> {
                  begin();
                  return null;
                },
                Computer.threadPoolForRemoting);
  }

  private void reenter() {
    try {
      FilePath workspace = getContext().get(FilePath.class);
      Launcher launcher = getContext().get(Launcher.class);
      JenkinsNodes.reenterBlock(node, launcher, TeamStart.blockDirectory(workspace));
    } catch (Exception e) {
      LOGGER.log(Level.WARNING, "the launcher of a block is not there any more", e);
    }
  }

  @Override
  public void stop(Throwable cause) {
    BodyExecution running = body;
    if (running != null) {
      running.cancel(cause);
    } else {
      getContext().onFailure(cause);
    }
  }

  @Override
  public String getStatus() {
    return body == null ? "starting a team" : "running with team " + team;
  }

  /** Ends the team when the block has ended, however. */
  private static final class Ending extends BodyExecutionCallback {
    private static final long serialVersionUID = 1;

    private final String team;
    private final String node;
    private final boolean keepAlive;

    Ending(String team, String node, boolean keepAlive) {
      this.team = team;
      this.node = node;
      this.keepAlive = keepAlive;
    }

    @Override
    public void onSuccess(StepContext context, Object result) {
      end(context, () -> context.onSuccess(result));
    }

    @Override
    public void onFailure(StepContext context, Throwable failure) {
      end(context, () -> context.onFailure(failure));
    }

    private void end(StepContext context, Runnable then) {
      if (keepAlive) {
        then.run();
        return;
      }
      Computer.threadPoolForRemoting.execute(
          () -> {
            try {
              TeamStop.stopAndArchive(
                  team, context.get(Run.class), context.get(TaskListener.class));
            } catch (Exception e) {
              LOGGER.log(Level.WARNING, "team " + team + " could not be ended in order", e);
            } finally {
              JenkinsNodes.leaveBlock(node);
              then.run();
            }
          });
    }
  }
}
