package dev.tmuxo.engine.report;

import java.util.Locale;

/** Makes somebody else's text fit for a page: visible, in order, of bounded length. */
final class Shown {
  private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
  private static final int ZERO_WIDTH_JOINER = 0x200D;

  private Shown() {}

  /** At most so many characters, never half of one, and how many there were. */
  static String cut(String text, int max) {
    return cut(text, max, "");
  }

  /**
   * The same, naming the file that has the whole.
   *
   * @param file empty for none
   */
  static String cut(String text, int max, String file) {
    if (text.length() <= max) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(max - 1)) ? max - 1 : max;
    return String.format(
        Locale.ROOT,
        "%s … [%,d more characters%s]",
        text.substring(0, end),
        text.length() - end,
        file.isEmpty() ? "" : " in " + file);
  }

  /**
   * The text with signs for control characters, and names for invisible ones that could change the
   * order of others or hide something.
   */
  static String visible(String text) {
    if (text.chars().allMatch(c -> (c >= ' ' && c < 0x7F) || c == '\n' || c == '\t')) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length() + 16);
    text.replace("\r\n", "\n").codePoints().forEach(c -> append(c, out));
    return out.toString();
  }

  private static void append(int c, StringBuilder out) {
    int type = Character.getType(c);
    if (c == '\n' || c == '\t' || c == ZERO_WIDTH_JOINER || c == ZERO_WIDTH_NON_JOINER) {
      out.appendCodePoint(c);
    } else if (c < 0x20) {
      out.appendCodePoint(0x2400 + c);
    } else if (c == 0x7F) {
      out.append('\u2421');
    } else if (type == Character.SURROGATE) {
      out.append('\uFFFD');
    } else if (type == Character.CONTROL
        || type == Character.FORMAT
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR
        || (c & 0xFFFE) == 0xFFFE) {
      out.append(String.format("\u27E8U+%04X\u27E9", c));
    } else {
      out.appendCodePoint(c);
    }
  }
}
