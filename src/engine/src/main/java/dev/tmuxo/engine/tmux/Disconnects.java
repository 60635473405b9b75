package dev.tmuxo.engine.tmux;

import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.error.TmuxoException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Finds out why a connection ended or was not made. tmux says so in part; where its {@code %exit}
 * has no reason (a detached client, a killed session and a killed server look alike), the server is
 * looked at.
 */
final class Disconnects {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int STDERR = 4096;

  private final Transport transport;
  private final ServerAddress address;
  private final String session;

  Disconnects(Transport transport, ServerAddress address, String session) {
    this.transport = transport;
    this.address = address;
    this.session = session;
  }

  /** What the tmux process has written to its standard error, shortened. */
  String stderr(Channel channel) {
    try {
      int ready = Math.min(STDERR, channel.error().available());
      return new String(channel.error().readNBytes(ready), StandardCharsets.UTF_8).strip();
    } catch (IOException closed) {
      return "";
    }
  }

  /** Why an attached client was disconnected. */
  Disconnect reason(Optional<Notification.Exit> exit, String said) {
    if (exit.isEmpty()) {
      return new Disconnect(Disconnect.Kind.CHANNEL_LOST, said);
    }
    String reason = exit.get().reason().orElse("");
    if (reason.equals("server exited unexpectedly") || reason.equals("lost server")) {
      return new Disconnect(Disconnect.Kind.SERVER_DIED, reason);
    }
    if (reason.equals("too far behind")) {
      return new Disconnect(Disconnect.Kind.TOO_FAR_BEHIND, reason);
    }
    return new Disconnect(lookAtServer(), reason);
  }

  private Disconnect.Kind lookAtServer() {
    try {
      NodeShell.Result result =
          NodeShell.exec(
              transport,
              address.command("list-sessions", "-F", "#{session_name}"),
              new byte[0],
              PATIENCE);
      if (result.ok()) {
        return List.of(result.out().split("\n")).contains(session)
            ? Disconnect.Kind.DETACHED
            : Disconnect.Kind.SESSION_GONE;
      }
      return Disconnect.Kind.SERVER_EXITED;
    } catch (TmuxoException unreachable) {
      return unreachable.code() == ErrorCode.TMUX_TIMEOUT
          ? Disconnect.Kind.UNRESPONSIVE
          : Disconnect.Kind.CHANNEL_LOST;
    }
  }

  /** Why a client was not let in. */
  TmuxoException refusal(String said, String trouble) {
    String where = address.socket() + " on node " + transport.node();
    if (said.contains("No such file or directory") && said.contains("error connecting")) {
      return new TmuxoException(
          ErrorCode.TMUX_NO_SOCKET, "There is no tmux socket " + where, "Start the team again.");
    }
    if (said.contains("no server running") || said.contains("Connection refused")) {
      return new TmuxoException(
          ErrorCode.TMUX_STALE_SOCKET,
          "The tmux server at " + where + " has died",
          "Start the team again.");
    }
    if (said.startsWith("env: ")) {
      return new TmuxoException(
          ErrorCode.NODE_COMMAND_FAILED,
          "Cannot run " + address.tmux() + " on node " + transport.node() + ": " + said,
          "Check that the node has tmux.");
    }
    if (said.contains("Permission denied") || said.contains("access not allowed")) {
      return new TmuxoException(
          ErrorCode.TMUX_REFUSED,
          "The tmux server at " + where + " does not let us in",
          "It belongs to another user.");
    }
    return new TmuxoException(
        ErrorCode.TMUX_DISCONNECTED,
        "Cannot attach to tmux at " + where + ": " + (said.isEmpty() ? trouble : said),
        "");
  }
}
