package dev.tmuxo.testkit.picture;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Draws what {@code tmux capture-pane -e -p} printed as a window in SVG. As a program it reads that
 * from standard input; its arguments are the terminal's width in cells and the window's title.
 */
public final class TerminalSvg {
  private static final double CELL = 8.4;
  private static final double LINE = 18;
  private static final double MARGIN = 16;
  private static final double BAR = 34;
  private static final Pattern SEQUENCE = Pattern.compile("\033\\[([0-9;:]*)m");

  private final StringBuilder out = new StringBuilder();

  private TerminalSvg() {}

  public static void main(String[] args) throws IOException {
    String captured = new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
    PrintStream utf8 = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    utf8.print(draw(captured.lines().toList(), Integer.parseInt(args[0]), args[1]));
  }

  /**
   * The picture.
   *
   * @param lines with select-graphic-rendition sequences and no others
   * @param columns cells a line may have
   */
  public static String draw(List<String> lines, int columns, String title) {
    return new TerminalSvg().window(lines, columns, title);
  }

  private String window(List<String> lines, int columns, String title) {
    double width = columns * CELL + 2 * MARGIN;
    double height = lines.size() * LINE + BAR + MARGIN;
    print("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 %.0f %.0f'", width, height);
    print(" font-family='ui-monospace,Menlo,Consolas,DejaVu Sans Mono,monospace'");
    print(" font-size='14'><title>%s</title>\n", escaped(title));
    print("<rect width='%.0f' height='%.0f' rx='9' fill='#1e2127'/>\n", width, height);
    String[] lights = {"#ff5f56", "#ffbd2e", "#27c93f"};
    for (int i = 0; i < lights.length; i++) {
      print("<circle cx='%d' cy='17' r='6' fill='%s'/>", 20 + 20 * i, lights[i]);
    }
    print("<text x='%.0f' y='22' fill='#8b93a1' text-anchor='middle'>", width / 2);
    print("%s</text>\n<g fill='#d8dee9' xml:space='preserve'>\n", escaped(title));
    Pen pen = Pen.PLAIN;
    for (int i = 0; i < lines.size(); i++) {
      pen = line(lines.get(i), BAR + i * LINE, pen);
    }
    print("</g></svg>\n");
    return out.toString();
  }

  /**
   * Draws a line and tells the pen at its end: tmux does not repeat it at the next line's start.
   */
  private Pen line(String line, double top, Pen before) {
    Pen pen = before;
    Matcher sequence = SEQUENCE.matcher(line);
    int from = 0;
    int column = 0;
    while (sequence.find()) {
      column = run(line.substring(from, sequence.start()), column, top, pen);
      pen = pen.after(sequence.group(1));
      from = sequence.end();
    }
    run(line.substring(from), column, top, pen);
    return pen;
  }

  /** Draws characters that look alike and tells the column after them. */
  private int run(String text, int column, double top, Pen pen) {
    int cells = text.codePointCount(0, text.length());
    double x = MARGIN + column * CELL;
    pen.background()
        .ifPresent(
            colour ->
                print(
                    "<rect x='%.1f' y='%.1f' width='%.1f' height='%.0f' fill='%s'/>",
                    x, top, cells * CELL, LINE, colour));
    String stripped = text.stripTrailing();
    if (!stripped.isBlank()) {
      int drawn = stripped.codePointCount(0, stripped.length());
      print("<text x='%.1f' y='%.1f' textLength='%.1f'", x, top + LINE - 5, drawn * CELL);
      pen.foreground().ifPresent(colour -> print(" fill='%s'", colour));
      print("%s%s>", pen.bold() ? " font-weight='bold'" : "", pen.faint() ? " opacity='.6'" : "");
      print("%s</text>\n", escaped(stripped));
    }
    return column + cells;
  }

  private void print(String format, Object... values) {
    out.append(String.format(Locale.ROOT, format, values));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
