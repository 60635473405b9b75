package io.jenkins.plugins.tmuxorchestrator.step;

import java.io.IOException;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** What a {@link NamedTeamStep} does; which team it means is decided once. */
abstract class NamedTeamExecution extends TeamStepExecution {
  private static final long serialVersionUID = 1;

  private final String name;
  private volatile String id = "";

  NamedTeamExecution(StepContext context, NamedTeamStep step) {
    super(context);
    this.name = step.getTeam();
  }

  /** The team's id. */
  final String team() throws IOException, InterruptedException {
    if (id.isEmpty()) {
      id = StepTeams.id(getContext(), name);
    }
    return id;
  }
}
