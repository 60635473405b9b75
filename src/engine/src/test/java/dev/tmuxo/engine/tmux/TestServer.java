package dev.tmuxo.engine.tmux;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * A real tmux server on a private socket, with one session {@code shop}; nothing of it is left
 * after {@link #close}. The program comes from the system property or variable {@code
 * TMUXO_TEST_TMUX}, so that the same tests run on every version.
 */
final class TestServer implements AutoCloseable {
  static final String TMUX = program();
  static final String SESSION = "shop";
  static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Path directory;
  private final ServerAddress address;
  private final long pid;
  private final List<ControlClient> clients = new ArrayList<>();

  private TestServer(Path directory) {
    this.directory = directory;
    this.address = new ServerAddress(TMUX, directory.resolve("s").toString());
    List<String> start =
        List.of(
            TMUX,
            "-u",
            "-S",
            address.socket(),
            "-f",
            "/dev/null",
            "new-session",
            "-d",
            "-P",
            "-F",
            "#{pid}",
            "-s",
            SESSION,
            "-x",
            "100",
            "-y",
            "30",
            "--",
            "sleep",
            "100000");
    this.pid = Long.parseLong(run(start).out().strip());
    tmux("set-option", "-gw", "remain-on-exit", "on");
    tmux("set-option", "-g", "default-shell", "/bin/sh");
  }

  static TestServer start() {
    try {
      return new TestServer(Files.createTempDirectory("tmuxo"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static TmuxVersion version() {
    return TmuxVersion.parse(run(List.of(TMUX, "-V")).out());
  }

  Path directory() {
    return directory;
  }

  ServerAddress address() {
    return address;
  }

  long pid() {
    return pid;
  }

  ControlClient client() {
    return client(new Recorder());
  }

  ControlClient client(ControlListener listener) {
    return client(ClientOptions.commands("test"), listener);
  }

  ControlClient client(ClientOptions options, ControlListener listener) {
    ControlClient client =
        ControlClient.attach(new LocalTransport(), address, SESSION, options, listener);
    clients.add(client);
    return client;
  }

  /** Runs a tmux command as a process of its own. */
  String tmux(String... words) {
    NodeShell.Result result = run(address.command(words));
    if (!result.ok()) {
      throw new IllegalStateException(List.of(words) + ": " + result);
    }
    return result.out().strip();
  }

  /** A new window that runs a shell script; its pane. */
  PaneId window(String script) {
    return new PaneId(
        tmux(
            "new-window",
            "-d",
            "-P",
            "-F",
            "#{pane_id}",
            "-t",
            SESSION + ":",
            "--",
            "/bin/sh",
            "-c",
            script));
  }

  static Reply send(ControlClient client, TmuxCommand... commands) {
    return await(client.send(CommandList.of(commands)));
  }

  static <T> T await(java.util.concurrent.Future<T> future) {
    try {
      return future.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException | TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }

  static NodeShell.Result run(List<String> command) {
    return NodeShell.exec(new LocalTransport(), command, new byte[0], PATIENCE);
  }

  @Override
  public void close() {
    run(List.of("kill", "-CONT", Long.toString(pid)));
    clients.forEach(ControlClient::close);
    run(address.command("kill-server"));
    run(List.of("kill", "-KILL", Long.toString(pid)));
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String program() {
    String property = System.getProperty("TMUXO_TEST_TMUX");
    String variable = System.getenv("TMUXO_TEST_TMUX");
    return property != null ? property : variable != null ? variable : "tmux";
  }
}
