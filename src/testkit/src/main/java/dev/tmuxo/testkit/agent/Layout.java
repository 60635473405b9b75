package dev.tmuxo.testkit.agent;

import java.util.ArrayList;
import java.util.List;

/** Cuts text into lines that fit the terminal. */
final class Layout {
  private static final int[][] WIDE = {
    {0x1100, 0x115f},
    {0x2e80, 0xa4cf},
    {0xac00, 0xd7a3},
    {0xf900, 0xfaff},
    {0xfe30, 0xfe6f},
    {0xff00, 0xff60},
    {0x1f300, 0x1faff},
    {0x20000, 0x3fffd}
  };

  private Layout() {}

  /** The lines of {@code text}, each at most {@code columns} wide, control bytes made visible. */
  static List<String> wrap(String text, int columns) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    int used = 0;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (c == '\n' || c == '\r') {
        lines.add(line.toString());
        line.setLength(0);
        used = 0;
        continue;
      }
      String shown = c == '\t' ? "    " : Character.isISOControl(c) ? "·" : null;
      int width = shown == null ? width(c) : shown.length();
      if (used + width > columns) {
        lines.add(line.toString());
        line.setLength(0);
        used = 0;
      }
      if (shown == null) {
        line.appendCodePoint(c);
      } else {
        line.append(shown);
      }
      used += width;
    }
    lines.add(line.toString());
    return lines;
  }

  static int width(String text) {
    return text.codePoints().map(Layout::width).sum();
  }

  /** Columns of one character: near enough to what tmux thinks for a fake. */
  private static int width(int c) {
    int type = Character.getType(c);
    if (type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || type == Character.FORMAT) {
      return 0;
    }
    for (int[] range : WIDE) {
      if (c >= range[0] && c <= range[1]) {
        return 2;
      }
    }
    return 1;
  }
}
