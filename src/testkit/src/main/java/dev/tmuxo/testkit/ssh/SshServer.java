package dev.tmuxo.testkit.ssh;

import dev.tmuxo.testkit.tmux.Processes;
import dev.tmuxo.testkit.tmux.Waiting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An {@code sshd} of our own on the loopback interface: own port, own keys, own configuration, all
 * in one directory; nothing of the user's {@code ~/.ssh} is read or written. Lets in the user who
 * runs the test. Can be cut off and frozen.
 *
 * <p>Not for several threads at once.
 */
public final class SshServer implements AutoCloseable {
  private static final List<String> PLACES =
      List.of("/usr/sbin/sshd", "/usr/local/sbin/sshd", "/usr/lib/ssh/sshd", "/usr/bin/sshd");

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Path directory;
  private final int port;
  private final Map<String, String> variables;
  private Optional<Process> daemon = Optional.empty();

  private SshServer(Path directory, int port, Map<String, String> variables) {
    this.directory = directory;
    this.port = port;
    this.variables = Map.copyOf(variables);
  }

  /** Why there can be no server here, in words for a test that is skipped; empty if there can. */
  public static Optional<String> missing() {
    if (program().isEmpty()) {
      return Optional.of("skipped: no sshd on this machine (apt-get install openssh-server)");
    }
    return Optional.empty();
  }

  private static Optional<Path> program() {
    return PLACES.stream().map(Path::of).filter(Files::isExecutable).findFirst();
  }

  /**
   * Starts a server.
   *
   * @param directory private and empty or missing; the caller removes it
   */
  public static SshServer start(Path directory) {
    return start(directory, Map.of());
  }

  /** Like {@link #start(Path)}, with variables for the environment of those who log in. */
  public static SshServer start(Path directory, Map<String, String> variables) {
    try {
      Files.createDirectories(directory);
      int port;
      try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        port = free.getLocalPort();
      }
      SshServer server = new SshServer(directory, port, variables);
      server.prepare();
      server.up();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start sshd", e);
    }
  }

  private void prepare() throws IOException {
    run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", file("host"));
    run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", file("user"));
    Files.copy(directory.resolve("user.pub"), directory.resolve("authorized"));
    String host = Files.readString(directory.resolve("host.pub"));
    Files.writeString(directory.resolve("known"), "[127.0.0.1]:" + port + " " + host);
    List<String> lines = new ArrayList<>();
    lines.add("Port " + port);
    lines.add("ListenAddress 127.0.0.1");
    lines.add("HostKey " + file("host"));
    lines.add("AuthorizedKeysFile " + file("authorized"));
    lines.add("PidFile none");
    lines.add("StrictModes no");
    lines.add("UsePAM no");
    lines.add("PasswordAuthentication no");
    lines.add("KbdInteractiveAuthentication no");
    lines.add("PermitRootLogin prohibit-password");
    lines.add("PrintMotd no");
    // On one line: sshd takes the first only.
    StringBuilder environment = new StringBuilder("SetEnv XDG_STATE_HOME=" + state());
    variables.forEach((name, value) -> environment.append(' ').append(name + "=" + value));
    lines.add(environment.toString());
    Files.write(directory.resolve("sshd_config"), lines);
    Files.write(
        directory.resolve("ssh_config"),
        List.of(
            "Host *",
            "HostName 127.0.0.1",
            "Port " + port,
            "IdentityFile " + file("user"),
            "IdentitiesOnly yes",
            "IdentityAgent none",
            "UserKnownHostsFile " + file("known"),
            "GlobalKnownHostsFile /dev/null"));
    Path separation = Path.of("/run/sshd");
    if (System.getProperty("user.name").equals("root") && !Files.exists(separation)) {
      Files.createDirectory(separation);
    }
  }

  private String file(String name) {
    return directory.resolve(name).toString();
  }

  /** Starts the daemon again after {@link #down()}. */
  public void up() throws IOException {
    Process started =
        new ProcessBuilder(
                program().orElseThrow().toString(),
                "-D",
                "-f",
                file("sshd_config"),
                "-E",
                file("sshd.log"))
            .start();
    daemon = Optional.of(started);
    if (!Waiting.until(PATIENCE, () -> !started.isAlive() || listens()) || !started.isAlive()) {
      started.destroyForcibly();
      throw new IOException("sshd does not listen: " + Files.readString(Path.of(file("sshd.log"))));
    }
  }

  private boolean listens() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException notYet) {
      return false;
    }
  }

  /** {@code ssh} with the configuration that lets it in here; any host name leads here. */
  public List<String> client() {
    return List.of("ssh", "-F", file("ssh_config"));
  }

  /** Makes clients forget the host key. */
  public void forgetHostKey() {
    write("known", "");
  }

  /** Lets nobody in any more. */
  public void forgetUser() {
    write("authorized", "");
  }

  private void write(String name, String text) {
    try {
      Files.writeString(directory.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public int port() {
    return port;
  }

  /** The state directory of those who log in. */
  public Path state() {
    return directory.resolve("state");
  }

  /** The server's processes of connections that stand. */
  public List<Long> connections() {
    return daemon.stream()
        .flatMap(process -> process.toHandle().descendants())
        .filter(child -> child.info().command().orElse("").contains("sshd"))
        .map(ProcessHandle::pid)
        .toList();
  }

  /** Ends every connection as a broken line would; what runs behind them is let alone. */
  public void cut() {
    end(connections());
  }

  /** Freezes every connection: bytes are taken and nothing comes back. Returns what it froze. */
  public List<Long> freeze() {
    List<Long> frozen = connections();
    frozen.forEach(Processes::stop);
    return frozen;
  }

  /** Takes no more connections and ends those that stand. */
  public void down() {
    List<Long> open = connections();
    daemon.ifPresent(Process::destroyForcibly);
    end(open);
    daemon = Optional.empty();
  }

  private static void end(List<Long> processes) {
    processes.stream()
        .flatMap(pid -> ProcessHandle.of(pid).stream())
        .forEach(ProcessHandle::destroyForcibly);
  }

  @Override
  public void close() {
    down();
  }

  private static void run(String... command) throws IOException {
    Process process = new ProcessBuilder(command).inheritIO().start();
    try {
      if (process.waitFor() != 0) {
        throw new IOException(String.join(" ", command) + " failed");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
