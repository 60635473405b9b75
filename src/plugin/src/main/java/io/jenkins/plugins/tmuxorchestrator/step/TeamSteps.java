package io.jenkins.plugins.tmuxorchestrator.step;

import dev.tmuxo.engine.runtime.Team;
import dev.tmuxo.engine.team.AgentSpec;
import java.util.List;

/** What several steps tell of a team. */
final class TeamSteps {
  private TeamSteps() {}

  static List<String> agents(Team team) {
    return team.spec().agents().stream().map(AgentSpec::name).toList();
  }
}
