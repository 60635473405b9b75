package io.jenkins.plugins.tmuxorchestrator.run;

import hudson.model.Job;
import hudson.model.Run;
import io.jenkins.plugins.tmuxorchestrator.host.TeamRecord;
import jenkins.model.Jenkins;

/** Where people find the builds of teams. */
final class BuildLinks {
  private BuildLinks() {}

  /**
   * The address of the build that started a team, from the root of Jenkins; empty if it is gone, or
   * not for the one who asks.
   */
  static String url(TeamRecord team) {
    Job<?, ?> job = Jenkins.get().getItemByFullName(team.job(), Job.class);
    Run<?, ?> run = job == null ? null : job.getBuildByNumber(team.build());
    return run == null ? "" : run.getUrl();
  }
}
