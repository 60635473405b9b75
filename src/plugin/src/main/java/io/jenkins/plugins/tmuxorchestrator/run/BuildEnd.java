package io.jenkins.plugins.tmuxorchestrator.run;

import hudson.Extension;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.model.listeners.RunListener;
import io.jenkins.plugins.tmuxorchestrator.host.TeamHost;
import io.jenkins.plugins.tmuxorchestrator.host.TeamRecord;

/** Ends the teams of a build with it, but for those that are to live on. */
@Extension
public final class BuildEnd extends RunListener<Run<?, ?>> {
  @Override
  public void onCompleted(Run<?, ?> run, TaskListener listener) {
    AgentTeamsAction.find(run)
        .ifPresent(
            action ->
                action.records().stream()
                    .filter(record -> !record.keepAlive() && isLeft(record))
                    .forEach(record -> end(record, run, listener)));
  }

  /** One whose step or block has ended it already has been archived then. */
  private static boolean isLeft(TeamRecord record) {
    return TeamHost.get().team(record.id()).isPresent() || !TeamArtifacts.isWritten(record.id());
  }

  private static void end(TeamRecord record, Run<?, ?> run, TaskListener listener) {
    try {
      TeamStop.stopAndArchive(record.id(), run, listener);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
