package dev.tmuxo.engine.tmux;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * A connection to a team's server that comes back by itself. See {@link Listener} for what it
 * reports. Thread-safe.
 */
public final class TeamConnection implements AutoCloseable {
  /** The server option that holds the epoch of the connection in charge. */
  public static final String EPOCH_OPTION = "@tmuxo_epoch";

  /** Called on the connection's threads, one call at a time; must not block. */
  public interface Listener {
    void notified(Notification notification);

    /** The connection is lost; it is being looked for a way back. */
    void lost(Disconnect disconnect);

    /**
     * The connection stands (the first time too).
     *
     * @param epoch one more than that of any connection before
     * @param panes all panes of the team, as they are now
     */
    void restored(long epoch, List<PaneSnapshot> panes);

    /** There is no server to come back to; the last call. */
    void gone(ServerState state);
  }

  private final TeamSession session;

  private TeamConnection(TeamSession session) {
    this.session = session;
  }

  /** Connects; waits until the connection stands. */
  public static TeamConnection open(
      Transport transport, TmuxServer server, List<Subscription> subscriptions, Listener listener) {
    TeamSession session = new TeamSession(transport, server, subscriptions, listener);
    session.connect();
    return new TeamConnection(session);
  }

  public CompletableFuture<Reply> send(CommandList list) {
    return session.client().send(list);
  }

  public CompletableFuture<Reply> send(CommandList list, Duration timeout) {
    return session.client().send(list, timeout);
  }

  public CompletableFuture<String> showBuffer(String name) {
    return session.client().showBuffer(name);
  }

  /** Number of the connection that stands, or of the last one that stood. */
  public long epoch() {
    return session.epoch();
  }

  @Override
  public void close() {
    session.close();
  }
}
