package dev.tmuxo.engine.mail;

import java.util.Collection;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A target in tmux's own words, {@code session:window.pane}, as far as instructions to agents use
 * them: the window by name, index or id ({@code @4}), or a pane by id ({@code %7}) alone. Of a pane
 * behind a window nothing is kept, for an agent has a window to itself.
 *
 * @param written the target itself
 * @param session the session's name, which is the team's; empty for the sender's own
 * @param window the window; empty if {@code pane} is not
 * @param pane a pane's id, or empty
 */
public record TmuxTarget(String written, String session, String window, String pane) {
  private static final Pattern PANE = Pattern.compile("%[0-9]{1,9}");
  private static final Pattern WINDOW =
      Pattern.compile("=?([^:.%\\p{Cntrl}]{0,100}):=?([^:.\\p{Cntrl}]{1,100})(?:\\.[0-9]{1,9})?");

  /** Where an agent lives. */
  public record Place(
      String agent, String windowName, int windowIndex, String windowId, String pane) {}

  /** The target in a text, or nothing if the text is none that names a window or a pane. */
  public static Optional<TmuxTarget> parse(String text) {
    if (PANE.matcher(text).matches()) {
      return Optional.of(new TmuxTarget(text, "", "", text));
    }
    Matcher matcher = WINDOW.matcher(text);
    return matcher.matches()
        ? Optional.of(new TmuxTarget(text, matcher.group(1), matcher.group(2), ""))
        : Optional.empty();
  }

  /**
   * The agent meant, as tmux would find it: an index goes before a name of digits. The caller has
   * seen to the session.
   */
  public Optional<String> agentAmong(Collection<Place> places) {
    Optional<String> byNumber =
        places.stream()
            .filter(
                p ->
                    p.pane().equals(pane)
                        || p.windowId().equals(window)
                        || Integer.toString(p.windowIndex()).equals(window))
            .map(Place::agent)
            .findFirst();
    return byNumber.or(
        () ->
            places.stream()
                .filter(p -> p.windowName().equals(window))
                .map(Place::agent)
                .findFirst());
  }
}
