package dev.tmuxo.engine.tmux;

import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.error.TmuxoException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** What a client asks first: who is there, and does it escape buffers. */
final class Handshake {
  /** Comes back as it is, or with its tab and backslash escaped. */
  private static final String PROBE = "a\tb\\c";

  private Handshake() {}

  static ServerIdentity perform(ControlConnection connection) {
    // what arrives before the client has a session would be answered for another client
    connection.awaitAttached();
    String buffer = "tmuxo-probe-" + connection.nonce().replace(".", "");
    CommandList identify =
        CommandList.of(TmuxCommand.of("display-message", "-p", "#{version} #{pid} #{client_name}"));
    CommandList probe =
        CommandList.of(
            Commands.setBuffer(buffer, PROBE),
            Commands.showBuffer(buffer),
            Commands.deleteBuffer(buffer));
    CompletableFuture<Reply> identity =
        connection.send(identify, CommandEncoder.PLAIN, connection.options().patience());
    CompletableFuture<Reply> probed =
        connection.send(probe, CommandEncoder.PLAIN, connection.options().patience());
    try {
      return read(connection, identity.join(), probed.join());
    } catch (CompletionException e) {
      if (e.getCause() instanceof TmuxoException known) {
        throw known;
      }
      throw e;
    }
  }

  private static ServerIdentity read(ControlConnection connection, Reply identity, Reply probed) {
    List<String> fields = List.of(identity.firstLine().orElse("").split(" ", 3));
    boolean complete =
        identity.ok() && fields.size() == 3 && Digits.all(fields.get(1)) && probed.ok();
    if (!complete) {
      throw new TmuxoException(
          ErrorCode.TMUX_PROTOCOL,
          "The tmux server on node "
              + connection.node()
              + " did not introduce itself: "
              + identity
              + " "
              + probed,
          "");
    }
    TmuxVersion version = TmuxVersion.parse(fields.get(0)).require(connection.node());
    boolean escaped = !probed.lines().equals(List.of(PROBE));
    return new ServerIdentity(version, Digits.number(fields.get(1)), fields.get(2), escaped);
  }
}
