package dev.tmuxo.engine.tmux;

import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.error.TmuxoException;

/** What the ids of panes, windows and sessions have in common: a sign and a number. */
final class Ids {
  /** tmux numbers with an {@code unsigned int}: ten digits. */
  private static final int LONGEST = 11;

  private Ids() {}

  static void check(String value, char sign, String what) {
    if (!valid(value, sign)) {
      throw new TmuxoException(
          ErrorCode.TMUX_PROTOCOL,
          "Not a " + what + " id of tmux: " + value,
          "A " + what + " id is a " + sign + " and a number, such as " + sign + "5.");
    }
  }

  static boolean valid(String value, char sign) {
    if (value.length() < 2 || value.length() > LONGEST || value.charAt(0) != sign) {
      return false;
    }
    for (int i = 1; i < value.length(); i++) {
      if (value.charAt(i) < '0' || value.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }
}
