package dev.tmuxo.engine.tmux;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Starts servers of teams, and ends every process of theirs at last, whatever a test did. */
final class TestTeams implements AutoCloseable {
  private final Path directory;
  private final List<TmuxServer> servers = new ArrayList<>();

  TestTeams() {
    try {
      directory = Files.createTempDirectory("tmuxo");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path directory() {
    return directory;
  }

  /** A team in a directory of its own. */
  StartSpec spec(String team) {
    return StartSpec.of(team, team + "-" + UUID.randomUUID())
        .withTmux(TestServer.TMUX)
        .withDirectory(directory.resolve(team).toString())
        .withSize(80, 24);
  }

  TmuxServer start(StartSpec spec) {
    return start(new LocalTransport(), spec);
  }

  TmuxServer start(Transport transport, StartSpec spec) {
    TmuxServer server = TmuxServer.start(transport, spec);
    servers.add(server);
    return server;
  }

  ControlClient client(TmuxServer server) {
    return ControlClient.attach(
        new LocalTransport(),
        server.address(),
        server.team(),
        ClientOptions.commands("test"),
        new Recorder());
  }

  static Transport asUser(Path temporary, int uid) {
    return new WrappedTransport(
        command -> {
          List<String> other =
              new ArrayList<>(
                  List.of(
                      "env",
                      "-u",
                      "HOME",
                      "TMPDIR=" + temporary,
                      "setpriv",
                      "--reuid=" + uid,
                      "--regid=" + uid,
                      "--clear-groups"));
          other.addAll(command);
          return other;
        });
  }

  static String tmux(TmuxServer server, String... words) {
    NodeShell.Result result = TestServer.run(server.address().command(words));
    if (!result.ok()) {
      throw new IllegalStateException(List.of(words) + ": " + result);
    }
    return result.out().strip();
  }

  /** Runs a shell script in a new window; the id of its process. */
  static long run(TmuxServer server, String script) {
    return Long.parseLong(
        tmux(
            server,
            "new-window",
            "-d",
            "-P",
            "-F",
            "#{pane_pid}",
            "-t",
            server.team() + ":",
            "--",
            "/bin/sh",
            "-c",
            script));
  }

  static void signal(String name, long pid) {
    TestServer.run(List.of("kill", "-" + name, Long.toString(pid)));
  }

  static boolean lives(long pid) {
    // one that has ended stays listed until its parent takes notice
    return TestServer.run(List.of("ps", "-o", "stat=", "-p", Long.toString(pid)))
        .out()
        .strip()
        .matches("[^Z].*");
  }

  @Override
  public void close() {
    for (TmuxServer server : servers) {
      signal("CONT", server.pid());
      server.stop(Duration.ofMillis(200));
    }
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
