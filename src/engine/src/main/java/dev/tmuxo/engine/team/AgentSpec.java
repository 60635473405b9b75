package dev.tmuxo.engine.team;

import dev.tmuxo.engine.profile.Profile;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One agent as its team file describes it, with defaults, roles and profile resolved and {@code
 * count} unfolded.
 *
 * @param name unique in the team, {@code [a-z0-9][a-z0-9-]*}; with {@code count: 3} it is {@code
 *     dev-1} and so on
 * @param role what the agent is for; empty if the file names none
 * @param command program and arguments, never empty; the profile's unless the file names one
 * @param workdir absolute path on the node
 * @param env what reaches this agent's pane only; may hold secrets, so never print values
 * @param reportsTo the superior's name
 * @param briefing the first message the agent gets once it is ready
 */
public record AgentSpec(
    String name,
    String role,
    Profile profile,
    List<String> command,
    String workdir,
    Map<String, String> env,
    Optional<String> reportsTo,
    Optional<String> briefing,
    RestartPolicy restart) {

  public AgentSpec {
    command = List.copyOf(command);
    env = Map.copyOf(env);
  }

  /** The same agent under another name. */
  public AgentSpec withName(String value) {
    return new AgentSpec(value, role, profile, command, workdir, env, reportsTo, briefing, restart);
  }

  /** The same agent with another environment. */
  public AgentSpec withEnv(Map<String, String> value) {
    return new AgentSpec(
        name, role, profile, command, workdir, value, reportsTo, briefing, restart);
  }

  /** The same agent with another first message. */
  public AgentSpec withBriefing(String value) {
    return new AgentSpec(
        name, role, profile, command, workdir, env, reportsTo, Optional.of(value), restart);
  }
}
