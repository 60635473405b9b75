package dev.tmuxo.engine.tmux;

import java.util.OptionalInt;

/**
 * What {@code capture-pane} takes.
 *
 * @param escapes whether colours and attributes come along as escape sequences ({@code -e})
 * @param joined whether a line wrapped by the terminal comes as one, trailing spaces kept ({@code
 *     -J})
 * @param start first line: 0 is the top of the screen, negative numbers are history, {@link
 *     #HISTORY} its beginning; without it the top of the screen
 * @param end last line; without it the bottom of the screen
 */
public record CaptureOptions(boolean escapes, boolean joined, OptionalInt start, OptionalInt end) {
  /** The first line that the history still holds. */
  public static final int HISTORY = Integer.MIN_VALUE;

  /** The visible screen as plain text. */
  public static CaptureOptions screen() {
    return new CaptureOptions(false, false, OptionalInt.empty(), OptionalInt.empty());
  }

  public CaptureOptions withEscapes() {
    return new CaptureOptions(true, joined, start, end);
  }

  public CaptureOptions withJoined() {
    return new CaptureOptions(escapes, true, start, end);
  }

  /** From this line to the bottom of the screen. */
  public CaptureOptions from(int line) {
    return new CaptureOptions(escapes, joined, OptionalInt.of(line), end);
  }

  public CaptureOptions to(int line) {
    return new CaptureOptions(escapes, joined, start, OptionalInt.of(line));
  }
}
