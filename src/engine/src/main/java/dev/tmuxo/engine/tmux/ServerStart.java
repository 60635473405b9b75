package dev.tmuxo.engine.tmux;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Starts a team's server: one script that looks and prepares, one that starts. */
final class ServerStart {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** What a person who attaches reads in the first window; then it waits without using the CPU. */
  private static final String BELL =
      """
      stty -echo 2>/dev/null
      printf 'Team %s. Its agents are in the next windows; Ctrl-b w lists them.\\n' "$1"
      printf 'Ctrl-b d leaves and lets the team run. This window carries the team'\\''s mail: let it be.\\n'
      exec sleep 2147483647""";

  private static final String BELL_WINDOW = "tmuxo";

  private final Transport transport;
  private final StartSpec spec;

  ServerStart(Transport transport, StartSpec spec) {
    this.transport = transport;
    this.spec = spec;
  }

  TmuxServer run() {
    NodeScript.Answer prepared =
        NodeScript.named("prepare")
            .run(
                transport,
                List.of(spec.tmux(), spec.team(), spec.directory().orElse("")),
                PATIENCE);
    TmuxVersion version =
        prepared
            .get("version")
            .map(text -> TmuxVersion.parse(text).require(transport.node()))
            .orElse(TmuxVersion.MINIMUM);
    ScriptFailure.raise(prepared, transport, spec);
    String directory = prepared.require("directory", transport);
    String socket = prepared.require("use", transport);
    NodeScript.Answer started =
        NodeScript.named("start").run(transport, arguments(directory, socket), PATIENCE);
    ScriptFailure.raise(started, transport, spec);
    return new TmuxServer(
        transport,
        spec.team(),
        new ServerAddress(spec.tmux(), socket),
        version,
        started.requireNumber("pid", transport),
        directory,
        spec.marker());
  }

  private List<String> arguments(String directory, String socket) {
    List<String> arguments =
        new ArrayList<>(List.of(spec.tmux(), socket, directory, spec.marker()));
    arguments.add(Integer.toString(spec.helpers().size() + spec.files().size()));
    spec.helpers()
        .forEach((name, content) -> arguments.addAll(List.of("755", "bin/" + name, content)));
    spec.files().forEach((path, content) -> arguments.addAll(List.of("600", path, content)));
    arguments.add(Integer.toString(spec.passEnvironment().size()));
    arguments.addAll(spec.passEnvironment());
    for (List<String> option : options()) {
      arguments.addAll(option);
      arguments.add(";");
    }
    arguments.addAll(
        List.of("new-session", "-d", "-P", "-F", "#{pid}", "-s", spec.team(), "-n", BELL_WINDOW));
    arguments.addAll(List.of("-x", "" + spec.columns(), "-y", "" + spec.rows(), "--"));
    arguments.addAll(List.of("/bin/sh", "-c", BELL, "tmuxo", spec.team()));
    return arguments;
  }

  /** Set before the first pane exists: some hold only for panes made later. */
  private List<List<String>> options() {
    return List.of(
        List.of("set-option", "-s", "message-limit", "0"),
        List.of("set-option", "-s", "escape-time", "10"),
        List.of("set-option", "-s", "exit-unattached", "off"),
        List.of("set-option", "-s", "focus-events", "on"),
        List.of("set-option", "-g", "destroy-unattached", "off"),
        List.of("set-option", "-g", "default-shell", "/bin/sh"),
        List.of("set-option", "-g", "history-limit", "" + spec.historyLimit()),
        List.of("set-option", "-g", "mouse", "on"),
        List.of("set-option", "-g", "set-titles", "off"),
        // or attaching would copy variables of the one who attaches into the session
        List.of("set-option", "-g", "update-environment", ""),
        List.of("set-option", "-gw", "remain-on-exit", "on"),
        List.of("set-option", "-gw", "allow-rename", "off"),
        List.of("set-option", "-gw", "automatic-rename", "off"));
  }
}
