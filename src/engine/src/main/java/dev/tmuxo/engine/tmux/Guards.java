package dev.tmuxo.engine.tmux;

/** The three numbers of {@code %begin}, {@code %end} and {@code %error}: time, number, flags. */
final class Guards {
  private static final int NUMBERS = 3;

  private Guards() {}

  static boolean valid(byte[] bytes, int from, int to) {
    int numbers = 0;
    int i = from;
    while (i < to) {
      int start = i;
      while (i < to && bytes[i] >= '0' && bytes[i] <= '9') {
        i++;
      }
      if (i == start || (i < to && bytes[i] != ' ') || (i == to - 1 && bytes[i] == ' ')) {
        return false;
      }
      numbers++;
      i++;
    }
    return numbers == NUMBERS;
  }

  /** Flag 1 means that the command came over this control connection. */
  static boolean answersRequest(byte[] guard) {
    return ((guard[guard.length - 1] - '0') & 1) == 1;
  }
}
