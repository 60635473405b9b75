package dev.tmuxo.testkit.fault;

import dev.tmuxo.testkit.ssh.SshServer;
import dev.tmuxo.testkit.tmux.Processes;
import dev.tmuxo.testkit.tmux.TmuxFixture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

/**
 * The node of a run that goes through {@code ssh}: an sshd on loopback, and an {@code ssh} first on
 * the product's path that has its keys and configuration, as a user's has.
 */
final class NodeBehindSsh implements AutoCloseable {
  /** As the product's commands know it. */
  static final String NAME = "ssh:node";

  private final SshServer server;
  private final String marker;
  private final String configuration;

  private NodeBehindSsh(SshServer server, String marker, String configuration) {
    this.server = server;
    this.marker = marker;
    this.configuration = configuration;
  }

  /**
   * Starts the sshd.
   *
   * @param directory that of the run
   * @param marker by which the run's processes are found
   */
  static NodeBehindSsh start(Path directory, String marker) throws IOException {
    SshServer server =
        SshServer.start(directory.resolve("sshd"), Map.of(TmuxFixture.MARKER_VARIABLE, marker));
    Path program = Files.createDirectory(programs(directory)).resolve("ssh");
    Files.writeString(
        program,
        "#!/bin/sh\nPATH=${PATH#*:}\nexec '%s' \"$@\"\n"
            .formatted(String.join("' '", server.client())));
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    List<String> client = server.client();
    return new NodeBehindSsh(server, marker, client.get(client.size() - 1));
  }

  /** What the product's environment needs to find the node of that run. */
  static Map<String, String> variables(Path directory) {
    return Map.of("PATH", programs(directory) + ":" + System.getenv("PATH"));
  }

  private static Path programs(Path directory) {
    return directory.resolve("bin");
  }

  /** The processes of the connection there. */
  List<Long> atServer() {
    return server.connections();
  }

  /** The processes of the connection here: the one that holds it, and those that share it. */
  List<Long> atClient() {
    return Processes.withVariable(TmuxFixture.MARKER_VARIABLE, marker).stream()
        .filter(process -> Processes.describe(process).contains(configuration))
        .map(ProcessHandle::pid)
        .toList();
  }

  /** Out of reach from now on. */
  void down() {
    server.down();
  }

  /** In reach again. */
  void up() {
    try {
      server.up();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
