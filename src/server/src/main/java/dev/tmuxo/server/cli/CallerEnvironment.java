package dev.tmuxo.server.cli;

import dev.tmuxo.engine.config.Settings;
import dev.tmuxo.engine.team.AgentSpec;
import dev.tmuxo.engine.team.TeamSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What agents get of the caller's environment. The daemon has another one: that of the command
 * which started it, perhaps days ago, in another directory.
 *
 * @param variables name and value
 */
record CallerEnvironment(Map<String, String> variables) {

  /** The search path, and what the setting {@code environment.pass} names. */
  static CallerEnvironment of(Settings settings) {
    List<String> names = new ArrayList<>(settings.environment().pass());
    names.add("PATH");
    Map<String, String> values = new HashMap<>(System.getenv());
    values.keySet().retainAll(names);
    return new CallerEnvironment(values);
  }

  /** The team with these variables wherever neither its file nor a profile sets them. */
  TeamSpec addTo(TeamSpec team) {
    return team.withAgents(this::addTo);
  }

  private AgentSpec addTo(AgentSpec agent) {
    Map<String, String> env = new HashMap<>(variables);
    env.keySet().removeAll(agent.profile().env().keySet());
    env.putAll(agent.env());
    return agent.withEnv(env);
  }
}
