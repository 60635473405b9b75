package dev.tmuxo.engine.tmux;

/** Numbers as tmux prints them. */
final class Digits {
  private static final int LONGEST = 18;

  private Digits() {}

  static boolean all(String text) {
    if (text.isEmpty() || text.length() > LONGEST) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  static long number(String digits) {
    return Long.parseLong(digits);
  }
}
