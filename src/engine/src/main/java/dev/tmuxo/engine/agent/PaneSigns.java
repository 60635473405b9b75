package dev.tmuxo.engine.agent;

import dev.tmuxo.engine.tmux.Subscription;
import java.util.Optional;

/**
 * What one subscription over all panes tells of a pane. tmux evaluates it once a second, searches
 * the screen for the pane's own patterns itself, and speaks only when something changed: this is
 * how a state is seen without polling.
 *
 * @param busy whether the profile's busy sign is on the screen; likewise {@code waiting} and {@code
 *     idle}
 * @param piped whether the transcript is being written
 * @param foreground name of the foreground process, empty where the profile does not ask for it
 */
public record PaneSigns(
    boolean dead,
    int status,
    int signal,
    boolean statusKnown,
    boolean piped,
    boolean busy,
    boolean waiting,
    boolean idle,
    String foreground) {

  /**
   * The activity time comes first and is not read: a change of it alone makes tmux report the rest.
   */
  private static final String FORMAT =
      String.join(
          "|",
          "#{window_activity}",
          "#{pane_dead}",
          "#{pane_dead_status}",
          "#{pane_dead_signal}",
          "#{pane_pipe}",
          search(PaneOptions.BUSY),
          search(PaneOptions.WAITING),
          search(PaneOptions.IDLE),
          "#{?" + PaneOptions.FOREGROUND + ",#{pane_current_command},}");

  private static final int FIELDS = 9;

  public static final Subscription SUBSCRIPTION =
      new Subscription("tmuxo-signs", Subscription.ALL_PANES, FORMAT);

  private static String search(String option) {
    return "#{?" + option + ",#{C/r:#{" + option + "}},0}";
  }

  /** Reads a value of the subscription; empty if it is none of ours. */
  public static Optional<PaneSigns> parse(String value) {
    String[] fields = value.split("\\|", FIELDS);
    if (fields.length != FIELDS) {
      return Optional.empty();
    }
    boolean dead = fields[1].equals("1");
    return Optional.of(
        new PaneSigns(
            dead,
            number(fields[2]),
            number(fields[3]),
            !fields[2].isEmpty() || !fields[3].isEmpty(),
            fields[4].equals("1"),
            found(fields[5]),
            found(fields[6]),
            found(fields[7]),
            fields[8]));
  }

  private static boolean found(String line) {
    return !line.isEmpty() && !line.equals("0");
  }

  private static int number(String text) {
    try {
      return text.isEmpty() ? 0 : Integer.parseInt(text);
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
