package io.jenkins.plugins.tmuxorchestrator.run;

import dev.tmuxo.engine.journal.Event;
import dev.tmuxo.engine.runtime.Team;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.tmuxorchestrator.host.TeamHost;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Ends a team and puts what it leaves into its build's artifacts. Blocks. */
public final class TeamStop {
  private static final Logger LOGGER = Logger.getLogger(TeamStop.class.getName());

  /** What a node that is slow or out of reach may cost a build at its end, beside the grace. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private TeamStop() {}

  /** Ends the team with the usual grace. Tells the build's log what does not work. */
  public static void stopAndArchive(String team, Run<?, ?> run, TaskListener listener)
      throws InterruptedException {
    stopAndArchive(team, TeamHost.get().settings().stop().grace(), run, listener);
  }

  /**
   * Ends the team.
   *
   * @return how it ended; nothing if it did not run, or could not be ended in time
   */
  public static Optional<Event.TeamStopped> stopAndArchive(
      String id, Duration grace, Run<?, ?> run, TaskListener listener) throws InterruptedException {
    Optional<Team> team = TeamHost.get().team(id);
    Optional<Event.TeamStopped> stopped = Optional.empty();
    if (team.isPresent()) {
      stopped = stop(team.get(), grace, run, listener);
    }
    LastScreens.tell(id, listener);
    TeamArtifacts.write(id, run, listener);
    return stopped;
  }

  private static Optional<Event.TeamStopped> stop(
      Team team, Duration grace, Run<?, ?> run, TaskListener listener) throws InterruptedException {
    try {
      return Optional.of(
          team.stop(grace, "build " + run.getFullDisplayName() + " ended it")
              .get(grace.plus(PATIENCE).toMillis(), TimeUnit.MILLISECONDS));
    } catch (ExecutionException e) {
      listener.error("Team " + team.spec().name() + " could not be ended: " + e.getCause());
      LOGGER.log(Level.WARNING, "cannot stop team " + team.spec().name(), e);
    } catch (TimeoutException e) {
      listener.error(
          "Team "
              + team.spec().name()
              + " has not ended yet: its node does not answer. It is ended once that does.");
    }
    return Optional.empty();
  }
}
