package dev.tmuxo.engine.team;

import dev.tmuxo.engine.message.Roster;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A team as its file describes it, validated and resolved.
 *
 * @param name {@code [a-z0-9][a-z0-9-]{0,62}}; also the name of its tmux session
 * @param workdir absolute path on the node
 * @param restore whether it is started again from its journal when tmux or the machine died
 * @param agents in the order of the file, never empty
 */
public record TeamSpec(
    String name,
    String workdir,
    boolean restore,
    List<AgentSpec> agents,
    List<CheckInSpec> checkIns) {

  public TeamSpec {
    agents = List.copyOf(agents);
    checkIns = List.copyOf(checkIns);
  }

  /** The same team under another name. */
  public TeamSpec withName(String other) {
    return new TeamSpec(other, workdir, restore, agents, checkIns);
  }

  /** The same team with its agents changed. */
  public TeamSpec withAgents(UnaryOperator<AgentSpec> how) {
    return new TeamSpec(name, workdir, restore, agents.stream().map(how).toList(), checkIns);
  }

  /**
   * This team, if a team file could describe it. To be asked of what did not come from {@link
   * TeamFileLoader}.
   *
   * @throws dev.tmuxo.engine.error.TmuxoException {@code FIELD_INVALID} naming the field
   */
  public TeamSpec checked() {
    SpecCheck.check(this);
    return this;
  }

  public Optional<AgentSpec> agent(String agentName) {
    return agents.stream().filter(a -> a.name().equals(agentName)).findFirst();
  }

  /**
   * The agents that report to nobody: they get the team's task, and the team is done when they are.
   */
  public List<AgentSpec> leads() {
    return agents.stream().filter(a -> a.reportsTo().isEmpty()).toList();
  }

  /** Who can be addressed. */
  public Roster roster() {
    return new Roster(
        name, agents.stream().map(a -> new Roster.Member(a.name(), a.role())).toList());
  }
}
