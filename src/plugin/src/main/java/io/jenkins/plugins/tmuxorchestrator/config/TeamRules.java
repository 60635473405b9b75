package io.jenkins.plugins.tmuxorchestrator.config;

import dev.tmuxo.engine.team.TeamSpec;
import hudson.AbortException;
import java.util.List;

/**
 * What a team must keep to in order to be started.
 *
 * @param agentLimit agents that a team may have; 0 for any number
 * @param teamLimit teams that may run on a node at a time; 0 for any number
 */
public record TeamRules(int agentLimit, int teamLimit, AllowedCommands commands) {
  private static final String WHERE = " (Manage Jenkins, System, Tmux Orchestrator: ";

  /**
   * Lets a team pass that keeps to them.
   *
   * @param node what people call the node
   * @param running teams that run there
   * @throws AbortException naming the rule that it breaks, and where that is set
   */
  public void check(TeamSpec team, String node, long running) throws AbortException {
    int agents = team.agents().size();
    if (agentLimit > 0 && agents > agentLimit) {
      throw new AbortException(
          "The team has "
              + agents
              + " agents; this Jenkins allows "
              + agentLimit
              + WHERE
              + "Agents per team). Divide it into several teams, or have the limit raised.");
    }
    if (teamLimit > 0 && running >= teamLimit) {
      throw new AbortException(
          "On "
              + node
              + " run "
              + running
              + " teams already; this Jenkins allows "
              + teamLimit
              + WHERE
              + "Teams per node). Use another node, stop a team, or have the limit raised.");
    }
    List<String> refused = commands.refused(team);
    if (!refused.isEmpty()) {
      throw new AbortException(
          "These agents run programs that this Jenkins does not allow: "
              + String.join(", ", refused)
              + ". Allowed are: "
              + commands
              + WHERE
              + "Allowed commands).");
    }
  }
}
