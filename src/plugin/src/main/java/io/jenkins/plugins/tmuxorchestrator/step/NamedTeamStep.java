package io.jenkins.plugins.tmuxorchestrator.step;

import hudson.model.Run;
import hudson.model.TaskListener;
import java.io.Serializable;
import java.util.Set;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.kohsuke.stapler.DataBoundSetter;

/** A step that has to do with a running team, which it may name. */
public abstract class NamedTeamStep extends Step implements Serializable {
  private static final long serialVersionUID = 1;

  static final Set<? extends Class<?>> CONTEXT = Set.of(Run.class, TaskListener.class);

  private String team = "";

  NamedTeamStep() {}

  public String getTeam() {
    return team;
  }

  /** The team; the one of the block around it, or the only one of the build, if it is not named. */
  @DataBoundSetter
  public void setTeam(String team) {
    this.team = team;
  }
}
