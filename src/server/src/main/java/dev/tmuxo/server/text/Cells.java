package dev.tmuxo.server.text;

import java.util.ArrayList;
import java.util.List;
import org.jline.utils.WCWidth;

/**
 * Text in terminal cells: wide characters take two. What agents write is made harmless first, so
 * that it can neither move the cursor nor reorder what stands beside it.
 */
public final class Cells {
  private static final String ELLIPSIS = "…";
  private static final int TAB = 4;

  private Cells() {}

  /**
   * The text on one line without anything that a terminal obeys: line ends and tabs become blanks,
   * control characters, direction marks and what has no width of its own are left out.
   */
  public static String clean(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              if (c == '\n' || c == '\t') {
                out.append(' ');
              } else if (printable(c)) {
                out.appendCodePoint(c);
              }
            });
    return out.toString();
  }

  /** The text's lines, each clean, tabs widened. */
  public static List<String> lines(String text) {
    List<String> lines = new ArrayList<>();
    for (String line : text.split("\n", -1)) {
      lines.add(clean(line.replace("\t", " ".repeat(TAB))));
    }
    return lines;
  }

  private static boolean printable(int c) {
    int type = Character.getType(c);
    return type != Character.CONTROL
        && type != Character.FORMAT
        && type != Character.SURROGATE
        && type != Character.UNASSIGNED
        && type != Character.LINE_SEPARATOR
        && type != Character.PARAGRAPH_SEPARATOR
        // Terminals disagree about the width of what these are joined to.
        && !(c >= 0xFE00 && c <= 0xFE0F)
        && !(c >= 0x1F3FB && c <= 0x1F3FF);
  }

  public static int width(String text) {
    return text.codePoints().map(Cells::width).sum();
  }

  private static int width(int codePoint) {
    return Math.max(0, WCWidth.wcwidth(codePoint));
  }

  /** Exactly that wide: cut with an ellipsis or filled with blanks. */
  public static String fit(String text, int width) {
    String cut = cut(text, width);
    return cut + " ".repeat(Math.max(0, width - width(cut)));
  }

  /** At most that wide, with an ellipsis where something is left out. */
  public static String cut(String text, int width) {
    if (width <= 0) {
      return "";
    }
    return width(text) <= width ? text : head(text, width - 1) + ELLIPSIS;
  }

  /** As much of the text's beginning as fits. */
  public static String head(String text, int width) {
    int cells = 0;
    int end = 0;
    while (end < text.length()) {
      int c = text.codePointAt(end);
      if (cells + width(c) > width) {
        break;
      }
      cells += width(c);
      end += Character.charCount(c);
    }
    return text.substring(0, end);
  }

  /** As much of the text's end as fits. */
  public static String tail(String text, int width) {
    int cells = 0;
    int start = text.length();
    while (start > 0) {
      int c = text.codePointBefore(start);
      if (cells + width(c) > width) {
        break;
      }
      cells += width(c);
      start -= Character.charCount(c);
    }
    return text.substring(start);
  }

  /**
   * The text in lines of at most that width, broken at blanks where there are any.
   *
   * @param most lines; the last one ends with an ellipsis if something is left out
   */
  public static List<String> wrap(String text, int width, int most) {
    List<String> out = new ArrayList<>();
    int room = Math.max(4, width);
    for (String line : lines(text.strip())) {
      String rest = line;
      do {
        if (out.size() == most) {
          out.set(most - 1, cut(out.get(most - 1) + " " + ELLIPSIS, room));
          return out;
        }
        String head = head(rest, room);
        int blank = head.lastIndexOf(' ');
        if (head.length() < rest.length() && blank > head.length() / 3) {
          head = head.substring(0, blank);
        }
        out.add(head.stripTrailing());
        rest = rest.substring(head.length()).stripLeading();
      } while (!rest.isEmpty());
    }
    return out;
  }
}
