package dev.tmuxo.engine.tmux;

import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.error.TmuxoException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the way back to a team's server: looks whether it lives, attaches, waits, tries again. */
final class TeamReconnect implements TeamLink.Owner {
  private static final Logger LOG = LoggerFactory.getLogger(TeamReconnect.class);

  private final TeamConnection connection;
  private final Transport transport;
  private final TmuxServer server;
  private final List<Subscription> subscriptions;
  private final ClientOptions options;
  private final ClientMark mark;

  TeamReconnect(
      TeamConnection connection,
      Transport transport,
      TmuxServer server,
      List<Subscription> subscriptions,
      ClientOptions options) {
    this.connection = connection;
    this.transport = transport;
    this.server = server;
    this.subscriptions = subscriptions;
    this.options = options;
    this.mark = ClientMark.fresh(server.marker(), ClientMark.Kind.COMMANDS);
  }

  String team() {
    return server.team();
  }

  @Override
  public void notified(TeamLink link, Notification notification) {
    connection.notified(link, notification);
  }

  @Override
  public void closed(TeamLink link, Disconnect disconnect) {
    connection.fallen(link, disconnect);
  }

  /** The first connection; its failure is the caller's. */
  void first() {
    try {
      if (!connect(Optional.empty())) {
        throw new TmuxoException(
            ErrorCode.TMUX_DISCONNECTED,
            "The connection to team " + team() + " was lost while it was made",
            "Try again.");
      }
    } catch (TeamLink.TakenOver e) {
      throw new AssertionError("a first connection takes over from anybody", e);
    }
  }

  private boolean connect(Optional<Long> lastEpoch) throws TeamLink.TakenOver {
    TeamLink link = new TeamLink(transport, server, options, mark, this);
    connection.connecting(link);
    List<PaneSnapshot> panes = link.connect(lastEpoch, subscriptions);
    if (connection.established(link, panes)) {
      return true;
    }
    link.hangUp();
    return false;
  }

  void start() {
    Thread thread =
        new Thread(this::run, "tmuxo-" + transport.node() + "-" + team() + "-reconnect");
    thread.setDaemon(true);
    thread.start();
  }

  private void run() {
    Backoff backoff = new Backoff();
    while (!connection.isClosed() && !attempt()) {
      try {
        Thread.sleep(backoff.next().toMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  /** Whether an attempt failed because there is nothing to come back to. */
  private boolean isFinal(TmuxoException failure) {
    switch (failure.code()) {
      case TMUX_NO_SESSION ->
          connection.gone(
              new ServerState(
                  ServerState.Kind.NO_SESSION,
                  OptionalLong.of(server.pid()),
                  failure.getMessage()));
      case TMUX_STALE_SOCKET ->
          connection.gone(
              new ServerState(
                  ServerState.Kind.STALE_SOCKET, OptionalLong.empty(), failure.getMessage()));
      default -> {
        LOG.info("Cannot connect to team {} yet: {}", team(), failure.getMessage());
        return false;
      }
    }
    return true;
  }

  /** Whether there is nothing left to try, for better or worse. */
  private boolean attempt() {
    try {
      ServerState state = server.probe();
      switch (state.kind()) {
        case NO_SOCKET, STALE_SOCKET -> {
          connection.gone(state);
          return true;
        }
        case RUNNING -> {
          return connect(Optional.of(connection.epoch()));
        }
        default -> {
          LOG.info("The tmux server of team {} is {}: {}", team(), state.kind(), state.detail());
          return false;
        }
      }
    } catch (TeamLink.TakenOver e) {
      connection.report(new Disconnect(Disconnect.Kind.DETACHED, e.getMessage()));
      return true;
    } catch (TmuxoException e) {
      return isFinal(e);
    } catch (RuntimeException e) {
      LOG.warn("Connecting to team {} failed", team(), e);
      return false;
    }
  }
}
