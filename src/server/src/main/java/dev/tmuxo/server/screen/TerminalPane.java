package dev.tmuxo.server.screen;

import dev.tmuxo.engine.view.AgentView;
import dev.tmuxo.server.text.Cells;
import java.util.ArrayList;
import java.util.List;
import org.jline.utils.AttributedString;

/** One agent's terminal as it is now, read only. */
final class TerminalPane {
  private final Theme theme;

  TerminalPane(Theme theme) {
    this.theme = theme;
  }

  /** Exactly {@code height} lines: a title and the end of the agent's screen. */
  List<AttributedString> paint(Stage stage, Focus focus, int width, int height) {
    List<AttributedString> rows = new ArrayList<>();
    stage.member(focus.selected()).ifPresent(m -> rows.add(title(stage, m, width)));
    List<String> lines = trimmed(focus.captured());
    int room = height - rows.size();
    for (String line : lines.subList(Math.max(0, lines.size() - room), lines.size())) {
      String head = Cells.head(Cells.clean(line), width);
      rows.add(new Row(width).add(head, theme.plain()).done());
    }
    while (rows.size() < height) {
      rows.add(AttributedString.EMPTY);
    }
    return rows;
  }

  private AttributedString title(Stage stage, Stage.Member member, int width) {
    AgentView agent = member.agent();
    return new Row(width)
        .add(" " + theme.shape(agent.state()) + " ", theme.style(agent.state()))
        .add(stage.name(member), theme.strong())
        .add("  " + agent.state().label() + "  ", theme.style(agent.state()))
        .add(agent.pane() + "  " + Cells.clean(agent.detail()), theme.dim())
        .done();
  }

  /** Without the empty lines below what the agent wrote. */
  private static List<String> trimmed(List<String> lines) {
    int end = lines.size();
    while (end > 0 && lines.get(end - 1).isBlank()) {
      end--;
    }
    return lines.subList(0, end);
  }
}
