package dev.tmuxo.server.doctor;

import dev.tmuxo.engine.tmux.NodeShell;
import dev.tmuxo.engine.tmux.Transport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Teams in the state directory: tmux servers nobody speaks to, and sockets without servers. */
final class LeftoverCheck implements Check {
  private static final String AREA = "teams";
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** How many control clients a server has; nothing if there is no server. */
  private static final String SCRIPT =
      """
      bounded() { if command -v timeout >/dev/null; then timeout -s KILL 5 "$@"; else "$@"; fi; }
      clients=$(bounded "$1" -N -S "$2" list-clients -F '#{client_control_mode}' </dev/null 2>&1)
      case $?:$clients in
        0:*) printf 'running %s\\n' "$(printf '%s\\n' "$clients" | grep -c 1)" ;;
        124:* | 137:*) echo silent ;;
        *) echo gone ;;
      esac
      """;

  private final Transport here;
  private final Path teams;
  private final String tmux;

  LeftoverCheck(Transport here, Path teams, String tmux) {
    this.here = here;
    this.teams = teams;
    this.tmux = tmux;
  }

  @Override
  public List<Finding> look() {
    List<Finding> findings = new ArrayList<>();
    for (Path team : directories()) {
      Path socket = team.resolve("node").resolve("socket");
      if (Files.isRegularFile(socket)) {
        findings.add(finding(team, socket));
      }
    }
    return findings.isEmpty() ? List.of(Finding.ok(AREA, "none is running here")) : findings;
  }

  private List<Path> directories() {
    try (Stream<Path> all = Files.list(teams)) {
      return all.filter(Files::isDirectory).sorted().toList();
    } catch (IOException none) {
      return List.of();
    }
  }

  private Finding finding(Path team, Path file) {
    String name = "team " + team.getFileName();
    String state = state(file);
    if (state.startsWith("running")) {
      if (!state.equals("running 0")) {
        return Finding.ok(AREA, name + " runs");
      }
      return Finding.warn(
          AREA,
          name + " runs, and no host speaks to it",
          "Its agents work on, but nobody delivers messages or check-ins.",
          "tmuxo serve takes it up again; tmuxo down " + team.getFileName() + " ends it.");
    }
    if (state.equals("silent")) {
      return Finding.warn(
          AREA,
          name + " has a tmux server that does not answer",
          "It is stopped or overloaded.",
          "Look at its process; its id is in " + file.resolveSibling("pid"));
    }
    return Finding.warn(
        AREA,
        name + " has a socket, and no tmux server behind it",
        "The server was killed or the machine was restarted.",
        "Start the team again; or remove " + file.getParent() + ", transcripts included.");
  }

  private String state(Path file) {
    try {
      String socket = Files.readString(file).strip();
      NodeShell.Result result =
          NodeShell.run(here, SCRIPT, List.of(tmux, socket), new byte[0], PATIENCE);
      return result.out().strip();
    } catch (IOException unreadable) {
      return "gone";
    }
  }
}
