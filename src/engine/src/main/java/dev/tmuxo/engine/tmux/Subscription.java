package dev.tmuxo.engine.tmux;

/**
 * A format that tmux watches for a control client.
 *
 * @param name under which changes are reported; no colon
 * @param what {@code %*} for every pane of the session, {@code @*} for every window, {@code %5} for
 *     one pane, empty for the session
 * @param format what is watched; text of unknown content last, so that it cannot imitate the rest
 */
public record Subscription(String name, String what, String format) {
  public static final String ALL_PANES = "%*";
  public static final String ALL_WINDOWS = "@*";
}
