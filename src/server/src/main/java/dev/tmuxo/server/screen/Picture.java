package dev.tmuxo.server.screen;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jline.utils.AttributedString;

/**
 * What the screen shows: a pure function of the run's state, the operator's focus and the size.
 *
 * @param rows exactly as many as the screen has
 * @param cursor column of the visible cursor on the last row, while something is typed
 */
record Picture(List<AttributedString> rows, Optional<Integer> cursor) {
  private static final int HEADER = 3;
  private static final int SMALLEST_WIDTH = 24;
  private static final int SMALLEST_BODY = 2;
  private static final int SMALLEST_HEIGHT = HEADER + 3 + SMALLEST_BODY;

  static Picture paint(Stage stage, Focus focus, Theme theme, int width, int height) {
    if (width < SMALLEST_WIDTH || height < SMALLEST_HEIGHT) {
      return tooSmall(theme, width, height);
    }
    List<AttributedString> rows = new ArrayList<>(new Header(theme).paint(stage, width));
    List<AttributedString> footer = new Footer(theme).paint(stage, focus, width);
    int below = Math.min(1 + footer.size(), height - HEADER - SMALLEST_BODY);
    int body = height - HEADER - below;
    switch (focus.mode()) {
      case TERMINAL -> rows.addAll(new TerminalPane(theme).paint(stage, focus, width, body));
      case HELP -> rows.addAll(new HelpPane(theme).paint(width, body));
      default -> overview(rows, stage, focus, theme, width, body);
    }
    rows.add(rule(theme, width));
    rows.addAll(footer.subList(footer.size() - below + 1, footer.size()));
    return new Picture(rows, Footer.cursor(focus, width));
  }

  private static void overview(
      List<AttributedString> rows, Stage stage, Focus focus, Theme theme, int width, int body) {
    int most = Math.max(1, body / 2);
    List<AttributedString> agents =
        new AgentTable(theme).paint(stage, focus.selected(), width, most);
    rows.addAll(agents);
    int rest = body - agents.size();
    if (rest > 0) {
      rows.add(rule(theme, width));
      rows.addAll(new ConversationPane(theme).paint(stage, focus, width, rest - 1));
    }
  }

  private static AttributedString rule(Theme theme, int width) {
    return new Row(width).add(theme.rule(width), theme.dim()).done();
  }

  private static Picture tooSmall(Theme theme, int width, int height) {
    List<AttributedString> rows = new ArrayList<>();
    rows.add(new Row(Math.max(1, width)).add("too small", theme.plain()).done());
    while (rows.size() < height) {
      rows.add(AttributedString.EMPTY);
    }
    return new Picture(rows, Optional.empty());
  }
}
