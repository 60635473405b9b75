package dev.tmuxo.engine.tmux;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** What a {@link TeamConnection} does each time it connects. */
final class TeamSession {
  private final Transport transport;
  private final TmuxServer server;
  private final List<Subscription> subscriptions;
  private final TeamConnection.Listener listener;
  private volatile ControlClient client;
  private volatile long epoch;
  private volatile boolean closed;

  TeamSession(
      Transport transport,
      TmuxServer server,
      List<Subscription> subscriptions,
      TeamConnection.Listener listener) {
    this.transport = transport;
    this.server = server;
    this.subscriptions = List.copyOf(subscriptions);
    this.listener = listener;
  }

  ControlClient client() {
    return client;
  }

  long epoch() {
    return epoch;
  }

  void connect() {
    ClientOptions options = ClientOptions.commands(transport.node() + "-" + server.team());
    client =
        ControlClient.attach(
            transport,
            server.address(),
            server.team(),
            options,
            new ControlListener() {
              @Override
              public void notified(Notification notification) {
                listener.notified(notification);
              }

              @Override
              public void closed(Disconnect disconnect) {
                if (!closed) {
                  Thread thread = new Thread(() -> reconnect(disconnect), "tmuxo-reconnect");
                  thread.setDaemon(true);
                  thread.start();
                }
              }
            });
    CompletableFuture<Reply> old =
        client.send(CommandList.of(Commands.showServerOption(TeamConnection.EPOCH_OPTION)));
    epoch = old.join().firstLine().filter(Digits::all).map(Digits::number).orElse(0L) + 1;
    client
        .send(
            CommandList.of(
                Commands.setServerOption(TeamConnection.EPOCH_OPTION, Long.toString(epoch))))
        .join();
    for (Subscription subscription : subscriptions) {
      client.send(CommandList.of(Commands.subscribe(subscription))).join();
    }
    Reply panes = client.send(CommandList.of(Commands.listPanes(PaneLines.FORMAT))).join();
    listener.restored(epoch, PaneLines.parse(panes.lines()));
  }

  private void reconnect(Disconnect disconnect) {
    listener.lost(disconnect);
    ServerState state = server.probe();
    if (state.isRunning()) {
      connect();
    } else {
      listener.gone(state);
    }
  }

  void close() {
    closed = true;
    if (client != null) {
      client.close();
    }
  }
}
