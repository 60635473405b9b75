package io.jenkins.plugins.tmuxorchestrator.step;

import hudson.console.ModelHyperlinkNote;
import hudson.model.Run;
import jenkins.model.Jenkins;

/** Where people look at teams. */
final class TeamLinks {
  private TeamLinks() {}

  /**
   * The page of a build's teams; from the root of Jenkins where its own address is not configured.
   */
  static String of(Run<?, ?> run) {
    String root = Jenkins.get().getRootUrl();
    return (root == null ? "/" : root) + run.getUrl() + "agent-team";
  }

  /** A team's name as a build's log shows it: with a link. */
  static String inLog(Run<?, ?> run, String team) {
    return ModelHyperlinkNote.encodeTo("/" + run.getUrl() + "agent-team", team);
  }
}
