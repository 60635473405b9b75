package dev.tmuxo.engine.tmux;

/**
 * Hears what happens on a control connection. Called on the connection's reader thread, in the
 * order of the stream and in order with the completion of replies; no lock is held. It must not
 * block: nothing else is read meanwhile.
 */
public interface ControlListener {

  void notified(Notification notification);

  /** The connection has ended; the last call, once. All requests have failed before it. */
  void closed(Disconnect disconnect);
}
