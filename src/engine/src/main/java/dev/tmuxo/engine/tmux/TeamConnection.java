package dev.tmuxo.engine.tmux;

import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.error.TmuxoException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * The connection of a host to its team: always one control client, a new one when it is lost.
 *
 * <pre>{@code
 * try (TeamConnection team = TeamConnection.open(transport, server, subscriptions, listener)) {
 *   team.send(CommandList.of(Commands.listWindows("#{window_name}")))
 *       .thenAccept(reply -> print(reply.lines()));
 * }
 * }</pre>
 *
 * <p>Each connection has an epoch, one more than any before, kept in the server option {@link
 * #EPOCH_OPTION}. A command of an abandoned connection may still reach the server much later: if it
 * was sent under a condition on the epoch, it does nothing then.
 *
 * <p>The last host to open a team is in charge; the one before is told ({@link Listener#lost}) and
 * does not come back while the other one is there. Thread-safe.
 */
public final class TeamConnection implements AutoCloseable {
  /** The server option that holds the epoch of the connection in charge. */
  public static final String EPOCH_OPTION = "@tmuxo_epoch";

  /**
   * Called one at a time and in order, on threads of the connection, no lock held; must not block.
   * After {@code lost} comes {@code restored} or {@code gone}, unless the connection is closed or
   * another host takes over.
   */
  public interface Listener {

    void notified(Notification notification);

    /**
     * The connection is lost; a way back is being looked for. Said a second time if that is over
     * because another host has taken the team over.
     */
    void lost(Disconnect disconnect);

    /**
     * The connection stands, for the first time or again. Notifications after this are of this
     * connection.
     *
     * @param panes all panes of the team, as they are now
     */
    void restored(long epoch, List<PaneSnapshot> panes);

    /** There is no server to come back to; the last call. */
    void gone(ServerState state);
  }

  private final SerialCalls calls = new SerialCalls();
  private final Listener listener;
  private final TeamReconnect reconnect;

  private final Object lock = new Object();
  private Optional<TeamLink> link = Optional.empty();
  private TeamLink connecting;
  private List<Notification> early = new ArrayList<>();
  private boolean closed;
  private volatile long epoch;

  private TeamConnection(
      Transport transport,
      TmuxServer server,
      List<Subscription> subscriptions,
      ClientOptions options,
      Listener listener) {
    this.listener = listener;
    this.reconnect =
        new TeamReconnect(this, transport, server, List.copyOf(subscriptions), options);
  }

  /**
   * Connects; waits until the connection stands and has been reported, so not for a thread that
   * others wait for.
   *
   * @throws TmuxoException as {@link ControlClient#attach}
   */
  public static TeamConnection open(
      Transport transport, TmuxServer server, List<Subscription> subscriptions, Listener listener) {
    String name = transport.node() + "-" + server.team();
    return open(transport, server, subscriptions, ClientOptions.commands(name), listener);
  }

  /** Like {@link #open(Transport, TmuxServer, List, Listener)}, with other bounds and time-outs. */
  public static TeamConnection open(
      Transport transport,
      TmuxServer server,
      List<Subscription> subscriptions,
      ClientOptions options,
      Listener listener) {
    TeamConnection connection =
        new TeamConnection(transport, server, subscriptions, options, listener);
    connection.reconnect.first();
    return connection;
  }

  /** Sends commands; fails with {@code TMUX_DISCONNECTED} while the connection is lost. */
  public CompletableFuture<Reply> send(CommandList list) {
    return with(client -> client.send(list));
  }

  /** Like {@link #send(CommandList)}, with a time-out of its own. */
  public CompletableFuture<Reply> send(CommandList list, Duration timeout) {
    return with(client -> client.send(list, timeout));
  }

  /** The exact text of a buffer; see {@link ControlClient#showBuffer}. */
  public CompletableFuture<String> showBuffer(String name) {
    return with(client -> client.showBuffer(name));
  }

  private <T> CompletableFuture<T> with(Function<ControlClient, CompletableFuture<T>> request) {
    Optional<TeamLink> current;
    synchronized (lock) {
      current = link;
    }
    return current
        .map(up -> request.apply(up.client()))
        .orElseGet(
            () ->
                CompletableFuture.failedFuture(
                    new TmuxoException(
                        ErrorCode.TMUX_DISCONNECTED,
                        "The connection to team "
                            + reconnect.team()
                            + " is lost; command never sent",
                        "Send it again once the connection is restored.")));
  }

  /** Number of the connection that stands, or of the last one that stood. */
  public long epoch() {
    return epoch;
  }

  public boolean isConnected() {
    synchronized (lock) {
      return link.isPresent();
    }
  }

  /** Disconnects and stays so; the team goes on. The listener is not called any more. */
  @Override
  public void close() {
    List<TeamLink> open = new ArrayList<>();
    synchronized (lock) {
      closed = true;
      link.ifPresent(open::add);
      link = Optional.empty();
      if (connecting != null) {
        open.add(connecting);
      }
    }
    for (TeamLink any : open) {
      any.hangUp();
    }
  }

  boolean isClosed() {
    synchronized (lock) {
      return closed;
    }
  }

  /** A link begins to connect; what it hears is kept until it stands. */
  void connecting(TeamLink fresh) {
    synchronized (lock) {
      connecting = fresh;
      early = new ArrayList<>();
    }
  }

  /** The link stands; false if it has fallen again, or nobody wants it any more. */
  boolean established(TeamLink fresh, List<PaneSnapshot> panes) {
    List<Notification> heard;
    synchronized (lock) {
      if (closed || connecting != fresh) {
        return false;
      }
      connecting = null;
      link = Optional.of(fresh);
      epoch = fresh.epoch();
      heard = early;
      calls.enqueue(() -> listener.restored(fresh.epoch(), panes));
      heard.forEach(notification -> calls.enqueue(() -> listener.notified(notification)));
    }
    calls.drain();
    return true;
  }

  void notified(TeamLink from, Notification notification) {
    synchronized (lock) {
      if (from == connecting) {
        early.add(notification);
        return;
      }
      if (link.isEmpty() || link.get() != from) {
        return;
      }
      calls.enqueue(() -> listener.notified(notification));
    }
    calls.drain();
  }

  void fallen(TeamLink from, Disconnect disconnect) {
    synchronized (lock) {
      if (from == connecting) {
        connecting = null;
      }
      if (closed || link.isEmpty() || link.get() != from) {
        return;
      }
      link = Optional.empty();
      calls.enqueue(() -> listener.lost(disconnect));
    }
    calls.drain();
    reconnect.start();
  }

  void report(Disconnect disconnect) {
    calls.call(() -> listener.lost(disconnect));
  }

  void gone(ServerState state) {
    if (!isClosed()) {
      calls.call(() -> listener.gone(state));
    }
  }
}
