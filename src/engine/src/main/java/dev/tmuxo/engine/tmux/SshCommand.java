package dev.tmuxo.engine.tmux;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Command lines of {@code ssh}. Keys, host keys, jumps and the like are as the user's configuration
 * says; what would ask, forward, or share a connection with others is switched off.
 */
final class SshCommand {
  /**
   * A session of its own, where there is such a program: Ctrl-C in our terminal is meant for us,
   * and must not cut the connection that we end the team through.
   */
  private static final String APART =
      "command -v setsid >/dev/null 2>&1 && exec setsid \"$@\"; exec \"$@\"";

  private static final List<String> ALWAYS =
      List.of(
          "-T",
          "-x",
          "-oBatchMode=yes",
          "-oClearAllForwardings=yes",
          "-oControlPersist=no",
          "-oEscapeChar=none",
          "-oLogLevel=ERROR",
          "-oPermitLocalCommand=no",
          "-oRemoteCommand=none",
          "-oServerAliveCountMax=2");

  private final NodeName.Ssh node;
  private final SshOptions options;
  private final Path socket;

  SshCommand(NodeName.Ssh node, SshOptions options, Path socket) {
    this.node = node;
    this.options = options;
    this.socket = socket;
  }

  /** The shared connection, with a command on the node that keeps it open. */
  List<String> master(String text) {
    return line(List.of("-oControlMaster=yes"), List.of(text));
  }

  /** A command on the node, over the shared connection; over one of its own if that is full. */
  List<String> run(String text) {
    return line(List.of("-oControlMaster=no"), List.of(text));
  }

  /** Whether the shared connection's process answers. */
  List<String> check() {
    return line(List.of("-oControlMaster=no", "-Ocheck"), List.of());
  }

  private List<String> line(List<String> flags, List<String> command) {
    List<String> line = new ArrayList<>(List.of("sh", "-c", APART, "tmuxo"));
    line.addAll(options.command());
    line.addAll(ALWAYS);
    line.add("-oConnectTimeout=" + options.connect().toSeconds());
    line.add("-oServerAliveInterval=" + options.alive().toSeconds());
    // ssh expands % in this path
    line.addAll(List.of("-S", socket.toString().replace("%", "%%")));
    line.addAll(flags);
    node.port().ifPresent(port -> line.addAll(List.of("-p", Integer.toString(port))));
    node.user().ifPresent(user -> line.addAll(List.of("-l", user)));
    line.addAll(List.of("--", node.host()));
    line.addAll(command);
    return line;
  }
}
