package dev.tmuxo.engine.tmux;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** A listener that keeps what it hears. */
final class Recorder implements ControlListener {
  private final List<Notification> notifications = new CopyOnWriteArrayList<>();
  private final CompletableFuture<Disconnect> closed = new CompletableFuture<>();

  @Override
  public void notified(Notification notification) {
    notifications.add(notification);
  }

  @Override
  public void closed(Disconnect disconnect) {
    closed.complete(disconnect);
  }

  List<Notification> notifications() {
    return notifications;
  }

  <T extends Notification> List<T> notifications(Class<T> type) {
    return notifications.stream().filter(type::isInstance).map(type::cast).toList();
  }

  Disconnect awaitClosed() {
    return TestServer.await(closed);
  }
}
