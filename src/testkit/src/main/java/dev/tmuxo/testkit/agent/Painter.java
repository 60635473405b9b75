package dev.tmuxo.testkit.agent;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Draws the agent: its transcript, a line that says what it is doing, and at the bottom the
 * composer between two rules, or the question it asks.
 */
final class Painter {
  static final String HINT = "Type your message";
  private static final String PROMPT = "> ";
  private static final String INDENT = "  ";
  private static final String SPINNER = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏";

  /** What there is to draw. */
  record Scene(
      Transcript transcript,
      boolean starting,
      Turn.Phase phase,
      String question,
      List<String> queued,
      String composer,
      long tick) {}

  static Screen.Picture paint(Scene scene, Tty.Size size) {
    List<String> bottom = new ArrayList<>();
    bottom.add(status(scene));
    for (String queued : scene.queued) {
      bottom.add(first(queued, size.columns()));
    }
    int cursorColumn = 0;
    int cursorFromBottom = 0;
    if (scene.phase == Turn.Phase.ASKING) {
      bottom.add("? " + scene.question + " (y/n)");
    } else if (!scene.starting) {
      String rule = "─".repeat(size.columns());
      List<String> text = composer(scene.composer, size);
      bottom.add(rule);
      bottom.addAll(text);
      bottom.add(rule);
      bottom.add("  enter to send · ctrl+c to clear");
      cursorFromBottom = 2;
      boolean empty = scene.composer.isEmpty();
      cursorColumn = empty ? PROMPT.length() : Layout.width(text.get(text.size() - 1));
    }
    List<String> lines = fit(scene.transcript, bottom, size);
    return new Screen.Picture(
        lines, lines.size() - 1 - cursorFromBottom, Math.min(cursorColumn, size.columns() - 1));
  }

  private static String status(Scene scene) {
    if (scene.starting) {
      return "Starting…";
    }
    if (scene.phase != Turn.Phase.BUSY) {
      return "";
    }
    return SPINNER.charAt((int) (scene.tick % SPINNER.length())) + " Working… (esc to interrupt)";
  }

  private static List<String> composer(String text, Tty.Size size) {
    if (text.isEmpty()) {
      return List.of(PROMPT + HINT);
    }
    int rows = Math.max(1, size.rows() - 6);
    int columns = Math.max(2, size.columns() - INDENT.length());
    int most = rows * columns;
    String visible = text.length() > most ? text.substring(text.length() - most) : text;
    List<String> lines = Layout.wrap(visible, columns);
    List<String> last = lines.subList(Math.max(0, lines.size() - rows), lines.size());
    List<String> drawn = new ArrayList<>();
    for (String line : last) {
      drawn.add((drawn.isEmpty() ? PROMPT : INDENT) + line);
    }
    return drawn;
  }

  private static List<String> fit(Transcript transcript, List<String> bottom, Tty.Size size) {
    int room = size.rows() - bottom.size();
    List<String> lines = new ArrayList<>();
    if (room > 0) {
      List<String> above = transcript.tail(room, size.columns());
      lines.addAll(Collections.nCopies(room - above.size(), ""));
      lines.addAll(above);
    }
    lines.addAll(bottom.subList(Math.max(0, -room), bottom.size()));
    return lines;
  }

  private static String first(String queued, int columns) {
    return Layout.wrap("queued: " + queued, columns).get(0);
  }

  private Painter() {}
}
