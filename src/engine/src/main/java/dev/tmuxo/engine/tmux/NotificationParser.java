package dev.tmuxo.engine.tmux;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Reads one notification line. Whatever does not have the form of the manual becomes {@link
 * Notification.Unknown}; nothing throws.
 */
final class NotificationParser {
  private NotificationParser() {}

  static Notification parse(byte[] bytes, int offset, int length) {
    LineFields fields = new LineFields(bytes, offset, length);
    String name = fields.word();
    Notification found =
        switch (name) {
          case "%output" -> output(fields);
          case "%extended-output" -> extendedOutput(fields);
          default -> parse(name, new TextFields(fields.rest()));
        };
    return found != null
        ? found
        : new Notification.Unknown(new String(bytes, offset, length, StandardCharsets.UTF_8));
  }

  private static Notification parse(String name, TextFields f) {
    try {
      return switch (name) {
        case "%client-detached" -> new Notification.ClientDetached(f.rest());
        case "%client-session-changed" ->
            new Notification.ClientSessionChanged(f.word(), new SessionId(f.word()), f.rest());
        case "%config-error" -> new Notification.ConfigError(f.rest());
        case "%continue" -> new Notification.Continue(new PaneId(f.word()));
        case "%exit" ->
            new Notification.Exit(Optional.of(f.rest()).filter(reason -> !reason.isEmpty()));
        case "%layout-change" ->
            new Notification.LayoutChange(new WindowId(f.word()), f.word(), f.word(), f.word());
        case "%message" -> new Notification.Message(f.rest());
        case "%pane-mode-changed" -> new Notification.PaneModeChanged(new PaneId(f.word()));
        case "%paste-buffer-changed" -> new Notification.PasteBufferChanged(f.rest());
        case "%paste-buffer-deleted" -> new Notification.PasteBufferDeleted(f.rest());
        case "%pause" -> new Notification.Pause(new PaneId(f.word()));
        case "%session-changed" ->
            new Notification.SessionChanged(new SessionId(f.word()), f.rest());
        case "%session-renamed" -> sessionRenamed(f.rest());
        case "%session-window-changed" ->
            new Notification.SessionWindowChanged(new SessionId(f.word()), new WindowId(f.word()));
        case "%sessions-changed" -> new Notification.SessionsChanged();
        case "%subscription-changed" -> subscriptionChanged(f);
        case "%unlinked-window-add" -> new Notification.UnlinkedWindowAdd(new WindowId(f.word()));
        case "%unlinked-window-close" ->
            new Notification.UnlinkedWindowClose(new WindowId(f.word()));
        case "%unlinked-window-renamed" ->
            new Notification.UnlinkedWindowRenamed(new WindowId(f.word()), f.rest());
        case "%window-add" -> new Notification.WindowAdd(new WindowId(f.word()));
        case "%window-close" -> new Notification.WindowClose(new WindowId(f.word()));
        case "%window-pane-changed" ->
            new Notification.WindowPaneChanged(new WindowId(f.word()), new PaneId(f.word()));
        case "%window-renamed" -> new Notification.WindowRenamed(new WindowId(f.word()), f.rest());
        default -> null;
      };
    } catch (dev.tmuxo.engine.error.TmuxoException malformedId) {
      return null;
    }
  }

  private static Notification output(LineFields f) {
    String pane = f.word();
    return Ids.valid(pane, '%')
        ? new Notification.Output(new PaneId(pane), f.unescapedRest())
        : null;
  }

  private static Notification extendedOutput(LineFields f) {
    String pane = f.word();
    String age = f.word();
    if (!Ids.valid(pane, '%') || !Digits.all(age)) {
      return null;
    }
    String word = f.word();
    while (!word.equals(":")) { // further arguments may come one day
      if (word.isEmpty()) {
        return null;
      }
      word = f.word();
    }
    Duration held = Duration.ofMillis(Digits.number(age));
    return new Notification.ExtendedOutput(new PaneId(pane), held, f.unescapedRest());
  }

  /** The manual says name only; every version sends the id before it. */
  private static Notification sessionRenamed(String rest) {
    TextFields f = new TextFields(rest);
    String id = f.word();
    return Ids.valid(id, '$')
        ? new Notification.SessionRenamed(Optional.of(new SessionId(id)), f.rest())
        : new Notification.SessionRenamed(Optional.empty(), rest);
  }

  private static Notification subscriptionChanged(TextFields f) {
    String name = f.word();
    SessionId session = new SessionId(f.word());
    String window = f.word();
    String index = f.word();
    String pane = f.word();
    if (!f.skipTo(":")) {
      return null;
    }
    return new Notification.SubscriptionChanged(
        name,
        session,
        window.equals("-") ? Optional.empty() : Optional.of(new WindowId(window)),
        Digits.all(index) ? OptionalInt.of((int) Digits.number(index)) : OptionalInt.empty(),
        pane.equals("-") ? Optional.empty() : Optional.of(new PaneId(pane)),
        f.rest());
  }
}
