package dev.tmuxo.engine.tmux;

/** The words of a line that are separated by single spaces; the last one may hold spaces. */
final class TextFields {
  private final String line;
  private int at;

  TextFields(String line) {
    this.line = line;
  }

  /** The next word, or an empty text at the end. */
  String word() {
    if (at >= line.length()) {
      return "";
    }
    int space = line.indexOf(' ', at);
    int end = space < 0 ? line.length() : space;
    String word = line.substring(at, end);
    at = end + 1;
    return word;
  }

  String rest() {
    return at >= line.length() ? "" : line.substring(at);
  }

  /** Skips words up to and including this one; whether it was there. */
  boolean skipTo(String wanted) {
    while (at < line.length()) {
      if (word().equals(wanted)) {
        return true;
      }
    }
    return false;
  }
}
