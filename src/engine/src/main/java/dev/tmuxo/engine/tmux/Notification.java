package dev.tmuxo.engine.tmux;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Something tmux tells a control client without being asked: one record for each notification in
 * the manual, section CONTROL MODE, from tmux 3.2 to the development version.
 *
 * <p>Names and values come from panes and people: they are untrusted.
 */
public sealed interface Notification {

  /** {@code %client-detached}: another client has gone. */
  record ClientDetached(String client) implements Notification {}

  /** {@code %client-session-changed}: another client shows another session. */
  record ClientSessionChanged(String client, SessionId session, String name)
      implements Notification {}

  /** {@code %config-error}: a configuration file has an error. */
  record ConfigError(String error) implements Notification {}

  /** {@code %continue}: output of a paused pane flows again. */
  record Continue(PaneId pane) implements Notification {}

  /** {@code %exit}: this client ends; the last line of a connection. */
  record Exit(Optional<String> reason) implements Notification {}

  /**
   * {@code %extended-output}: output of a pane, on a client with {@code pause-after}.
   *
   * @param age how long tmux held the output back
   */
  record ExtendedOutput(PaneId pane, Duration age, PaneBytes data) implements Notification {}

  /** {@code %layout-change}. Since 3.2 with the visible layout and flags; empty where missing. */
  record LayoutChange(WindowId window, String layout, String visibleLayout, String flags)
      implements Notification {}

  /** {@code %message}: a message of {@code display-message} for this client. */
  record Message(String message) implements Notification {}

  /** {@code %output}: output of a pane. */
  record Output(PaneId pane, PaneBytes data) implements Notification {}

  /** {@code %pane-mode-changed}: a pane entered or left copy mode or another mode. */
  record PaneModeChanged(PaneId pane) implements Notification {}

  /** {@code %paste-buffer-changed}: a buffer was made or changed. Since tmux 3.4. */
  record PasteBufferChanged(String buffer) implements Notification {}

  /** {@code %paste-buffer-deleted}. Since tmux 3.4. */
  record PasteBufferDeleted(String buffer) implements Notification {}

  /** {@code %pause}: tmux stopped sending a pane's output and dropped what was waiting. */
  record Pause(PaneId pane) implements Notification {}

  /** {@code %session-changed}: this client shows this session now. */
  record SessionChanged(SessionId session, String name) implements Notification {}

  /** {@code %session-renamed}. */
  record SessionRenamed(Optional<SessionId> session, String name) implements Notification {}

  /** {@code %session-window-changed}: a session has another current window. */
  record SessionWindowChanged(SessionId session, WindowId window) implements Notification {}

  /** {@code %sessions-changed}: a session was created or destroyed. */
  record SessionsChanged() implements Notification {}

  /**
   * {@code %subscription-changed}: a format of {@code refresh-client -B} has a new value.
   *
   * @param name the subscription's name
   */
  record SubscriptionChanged(
      String name,
      SessionId session,
      Optional<WindowId> window,
      OptionalInt windowIndex,
      Optional<PaneId> pane,
      String value)
      implements Notification {}

  /** {@code %unlinked-window-add}: a window was made that is not in this client's session. */
  record UnlinkedWindowAdd(WindowId window) implements Notification {}

  /** {@code %unlinked-window-close}. */
  record UnlinkedWindowClose(WindowId window) implements Notification {}

  /** {@code %unlinked-window-renamed}. */
  record UnlinkedWindowRenamed(WindowId window, String name) implements Notification {}

  /** {@code %window-add}: a window was linked to this client's session. */
  record WindowAdd(WindowId window) implements Notification {}

  /** {@code %window-close}. */
  record WindowClose(WindowId window) implements Notification {}

  /** {@code %window-pane-changed}: a window has another active pane. */
  record WindowPaneChanged(WindowId window, PaneId pane) implements Notification {}

  /** {@code %window-renamed}; also when the new name is the old one. */
  record WindowRenamed(WindowId window, String name) implements Notification {}

  /** A line that is none of these: of a newer tmux, or malformed. */
  record Unknown(String line) implements Notification {}
}
