package dev.tmuxo.engine.tmux;

import static dev.tmuxo.engine.tmux.TestServer.await;
import static dev.tmuxo.engine.tmux.TestTeams.tmux;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A host of the team that writes down what it hears. */
final class TestHost implements TeamConnection.Listener {
  private static final Subscription DEAD =
      new Subscription("dead", Subscription.ALL_PANES, "#{pane_dead}");

  final BlockingQueue<String> events = new LinkedBlockingQueue<>();
  final BlockingQueue<Notification> notifications = new LinkedBlockingQueue<>();
  volatile List<PaneSnapshot> panes = List.of();
  private final List<TeamConnection> connections = new ArrayList<>();

  private final TmuxServer server;

  TestHost(TmuxServer server) {
    this.server = server;
  }

  TeamConnection open() {
    ClientOptions options =
        ClientOptions.commands("test")
            .withHeartbeat(Duration.ofMillis(500), Duration.ofMillis(1500));
    TeamConnection connection =
        TeamConnection.open(new LocalTransport(), server, List.of(DEAD), options, this);
    connections.add(connection);
    return connection;
  }

  void close() {
    connections.forEach(TeamConnection::close);
  }

  String next() {
    try {
      String event = events.poll(20, TimeUnit.SECONDS);
      return event == null ? "nothing" : event;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  void hears(Class<? extends Notification> type) {
    Awaitility.await().until(() -> notifications.stream().anyMatch(type::isInstance));
    notifications.clear();
  }

  @Override
  public void notified(Notification notification) {
    notifications.add(notification);
  }

  @Override
  public void lost(Disconnect disconnect) {
    notifications.clear();
    events.add("lost " + disconnect);
  }

  @Override
  public void restored(long epoch, List<PaneSnapshot> now) {
    panes = now;
    events.add("restored " + epoch);
  }

  @Override
  public void gone(ServerState state) {
    events.add("gone " + state.kind());
  }

  /** The process of the client that its connection has now. */
  long clientPid() {
    return Long.parseLong(tmux(server, "list-clients", "-F", "#{client_pid}"));
  }

  static String print(TeamConnection connection, String format) {
    return await(connection.send(CommandList.of(Commands.displayMessage(format))))
        .firstLine()
        .orElse("");
  }
}
