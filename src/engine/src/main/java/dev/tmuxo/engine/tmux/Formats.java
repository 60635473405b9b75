package dev.tmuxo.engine.tmux;

/** tmux's formats, {@code #{...}}, as far as the driver writes them itself. */
public final class Formats {
  /** The character 35. The usual {@code ##} stays two characters before a bracket. */
  private static final String NUMBER_SIGN = "#{a:35}";

  private Formats() {}

  /**
   * The text written so that a command which expands formats ends up with exactly that text.
   * Commands that also expand times ({@code display-message}) need {@link #literalWithTime}.
   */
  public static String literal(String text) {
    return text.replace("#", NUMBER_SIGN);
  }

  /** Like {@link #literal}, for commands that expand {@code strftime} sequences as well. */
  public static String literalWithTime(String text) {
    return literal(text).replace("%", "%%");
  }
}
