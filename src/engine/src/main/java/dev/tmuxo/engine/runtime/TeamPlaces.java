package dev.tmuxo.engine.runtime;

import com.github.f4b6a3.ulid.UlidCreator;
import dev.tmuxo.engine.config.Settings;
import dev.tmuxo.engine.journal.Event;
import dev.tmuxo.engine.mail.HelperFiles;
import dev.tmuxo.engine.profile.Profile;
import dev.tmuxo.engine.secret.TeamSecrets;
import dev.tmuxo.engine.team.AgentSpec;
import dev.tmuxo.engine.team.TeamSpec;
import dev.tmuxo.engine.tmux.CommandList;
import dev.tmuxo.engine.tmux.NodeName;
import dev.tmuxo.engine.tmux.StartSpec;
import dev.tmuxo.engine.tmux.TmuxServer;
import dev.tmuxo.engine.tmux.Transport;
import dev.tmuxo.engine.tmux.WindowId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Where a team is on its node, and what its agents' panes are told of it. */
record TeamPlaces(String node, TmuxServer server, TeamSpec spec, TeamSecrets secrets) {
  private static final WindowId FIRST_WINDOW = new WindowId("@0");

  /**
   * What the team needs of its tmux server. On this machine that lives beside the journal; of
   * another one our state directory says nothing.
   */
  static StartSpec startSpec(
      TeamSpec spec, Settings settings, Transport node, TeamSecrets secrets) {
    Map<String, String> helpers =
        HelperFiles.programs().stream()
            .collect(Collectors.toMap(HelperFiles.Program::name, HelperFiles.Program::content));
    return new StartSpec(
        spec.name(),
        UlidCreator.getMonotonicUlid().toString(),
        settings.tmux().path(),
        directory(spec.name(), settings, node),
        settings.environment().pass(),
        settings.tmux().columns(),
        settings.tmux().rows(),
        settings.tmux().historyLimit(),
        helpers,
        files(spec, secrets));
  }

  private static Optional<String> directory(String team, Settings settings, Transport node) {
    return isHere(node.node())
        ? Optional.of(settings.home().resolve("teams").resolve(team).resolve("node").toString())
        : node.directory().map(parent -> parent + "/" + team);
  }

  /** Where the team's agents work. */
  static List<String> workdirs(TeamSpec spec) {
    return spec.agents().stream().map(AgentSpec::workdir).distinct().toList();
  }

  static boolean isHere(String node) {
    return node.equals(new NodeName.Local().toString());
  }

  private static Map<String, String> files(TeamSpec spec, TeamSecrets secrets) {
    Map<String, String> files = new HashMap<>(secrets.files());
    for (AgentSpec agent : spec.agents()) {
      agent
          .profile()
          .files()
          .forEach((path, content) -> files.put(home(agent) + "/" + path, content));
    }
    return files;
  }

  /** The agent's own directory, within the team's. */
  private static String home(AgentSpec agent) {
    return "agents/" + agent.name();
  }

  /** The window that agents rename to say that they wrote a letter: the first one of the server. */
  WindowId bell() {
    return FIRST_WINDOW;
  }

  Event.TeamStarting starting() {
    List<Event.Member> members =
        spec.agents().stream()
            .map(a -> new Event.Member(a.name(), a.role(), a.profile().name(), a.reportsTo()))
            .toList();
    return new Event.TeamStarting(
        node, server.address().socket(), server.version().toString(), members);
  }

  /** The commands that open an agent's window. */
  CommandList open(AgentSpec agent, boolean again) {
    List<String> command = new ArrayList<>(agent.command());
    if (again) {
      command.addAll(agent.profile().resume());
    }
    command.replaceAll(word -> located(word, agent));
    return AgentWindow.open(spec.name(), agent, command, environment(agent));
  }

  /** The file on the node that gets what the agent's terminal gets. */
  String transcript(AgentSpec agent) {
    return server.transcriptDirectory() + "/" + agent.name() + ".log";
  }

  private String located(String text, AgentSpec agent) {
    return text.replace(Profile.AGENT_DIR, server.directory() + "/" + home(agent));
  }

  private Map<String, String> environment(AgentSpec agent) {
    Map<String, String> env = new HashMap<>(agent.profile().env());
    env.putAll(agent.env());
    env.replaceAll((name, value) -> secrets.fill(located(value, agent), server.directory()));
    env.computeIfPresent("PATH", (name, path) -> server.binDirectory() + ":" + path);
    env.put("TMUXO_TEAM", spec.name());
    env.put("TMUXO_ROLE", agent.role());
    env.put("TMUXO_BIN", server.binDirectory());
    env.put(HelperFiles.AGENT, agent.name());
    env.put(HelperFiles.BELL, bell().value());
    env.put(HelperFiles.TMUX, server.address().tmux());
    env.put(HelperFiles.SOCKET, server.address().socket());
    return env;
  }
}
