package dev.tmuxo.engine.tmux;

import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.error.TmuxoException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * A persistent control-mode client of one tmux server: commands go in, replies and notifications
 * come out.
 *
 * <pre>{@code
 * try (ControlClient client =
 *     ControlClient.attach(transport, address, "shop", ClientOptions.commands("shop"), listener)) {
 *   CommandList list = CommandList.of(TmuxCommand.of("list-windows", "-F", "#{window_name}"));
 *   client.send(list).thenAccept(reply -> print(reply.lines()));
 * }
 * }</pre>
 *
 * <p>Thread-safe. Sending never waits: requests are queued, written together by one thread, and
 * answered in order by another, on which their futures complete; what depends on a future must not
 * block, or goes elsewhere with {@code thenApplyAsync}. A future fails with {@code
 * TMUX_QUEUE_FULL}, {@code TMUX_HAZARD}, {@code TMUX_TIMEOUT}, {@code TMUX_DISCONNECTED} or {@code
 * TMUX_PROTOCOL}; a command that tmux refuses is an answer ({@link Reply#ok()}), not a failure.
 */
public final class ControlClient implements AutoCloseable {
  private final ControlConnection connection;
  private final ServerIdentity identity;
  private final CommandEncoder encoder;

  private ControlClient(ControlConnection connection, ServerIdentity identity) {
    this.connection = connection;
    this.identity = identity;
    this.encoder = identity.encoder();
  }

  /**
   * Attaches to a session; waits for the server's answer, so not for a thread that others wait for.
   *
   * @throws TmuxoException {@code TMUX_NO_SOCKET}, {@code TMUX_STALE_SOCKET}, {@code TMUX_REFUSED},
   *     {@code TMUX_TIMEOUT}, {@code TMUX_TOO_OLD}, {@code TMUX_NO_SESSION} or {@code
   *     NODE_COMMAND_FAILED}
   */
  public static ControlClient attach(
      Transport transport,
      ServerAddress address,
      String session,
      ClientOptions options,
      ControlListener listener) {
    ControlConnection connection =
        ControlConnection.open(transport, address, session, options, listener);
    try {
      return new ControlClient(connection, Handshake.perform(connection));
    } catch (RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  /** Sends commands with the connection's own time-out. Never blocks. */
  public CompletableFuture<Reply> send(CommandList list) {
    return send(list, connection.options().timeout());
  }

  /**
   * Sends commands. Never blocks.
   *
   * @param timeout how long the answer may take; what was not even written by then never will be
   */
  public CompletableFuture<Reply> send(CommandList list, Duration timeout) {
    CompletableFuture<Reply> future = new CompletableFuture<>();
    send(list, timeout, future);
    return future;
  }

  /** Completes a future that has its dependents already, so that they run on the reader thread. */
  void send(CommandList list, Duration timeout, CompletableFuture<Reply> future) {
    if (list.isEmpty()) {
      future.complete(new Reply(List.of()));
      return;
    }
    try {
      Hazards.check(list, identity.version());
      connection.send(list, encoder, timeout, future);
    } catch (TmuxoException refused) {
      future.completeExceptionally(refused);
    }
  }

  ClientOptions options() {
    return connection.options();
  }

  /**
   * The exact text of a buffer. Versions before 3.4 escape it on the way; this takes that back.
   *
   * @return fails with {@code TMUX_COMMAND_FAILED} if there is no such buffer
   */
  public CompletableFuture<String> showBuffer(String name) {
    return send(CommandList.of(Commands.showBuffer(name)))
        .thenApply(
            reply -> {
              if (!reply.ok() || reply.blocks().isEmpty()) {
                throw new TmuxoException(
                    ErrorCode.TMUX_COMMAND_FAILED,
                    "Cannot read the buffer " + name + ": " + reply.firstError(),
                    "");
              }
              return bufferText(reply.blocks().get(0));
            });
  }

  /** The exact text of a buffer from the block that {@code show-buffer} answered with. */
  public String bufferText(Reply.Block block) {
    return identity.escapedBuffers() ? Escapes.decode(block.text()) : block.text();
  }

  public TmuxVersion version() {
    return identity.version();
  }

  /** Process id of the server. */
  public long serverPid() {
    return identity.pid();
  }

  /** tmux's name for this client, for {@code detach-client} and the like. */
  public String name() {
    return identity.clientName();
  }

  public boolean isOpen() {
    return connection.isOpen();
  }

  /** Hangs up; requests under way fail. Idempotent and quick. */
  @Override
  public void close() {
    connection.close();
  }
}
