package io.jenkins.plugins.tmuxorchestrator.step;

import io.jenkins.plugins.tmuxorchestrator.security.BuildUser;
import java.io.IOException;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** What a {@link NamedTeamStep} does; which team it means is decided once. */
abstract class NamedTeamExecution extends TeamStepExecution {
  private static final long serialVersionUID = 1;

  private final String name;
  private final BuildUser user = BuildUser.current();
  private volatile String id = "";

  NamedTeamExecution(StepContext context, NamedTeamStep step) {
    super(context);
    this.name = step.getTeam();
  }

  /** As whom the build runs. */
  final BuildUser user() {
    return user;
  }

  /** The team's id. */
  final String team() throws IOException, InterruptedException {
    if (id.isEmpty()) {
      id = new StepTeams(getContext(), user).id(name);
    }
    return id;
  }
}
