package dev.tmuxo.server.screen;

import dev.tmuxo.engine.view.CheckIns.CheckIn;
import dev.tmuxo.engine.view.Faults.Fault;
import dev.tmuxo.engine.view.Questions.Question;
import dev.tmuxo.engine.view.TeamView;
import dev.tmuxo.server.text.Cells;
import dev.tmuxo.server.text.Times;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jline.utils.AttributedString;

/** The last lines: what wants attention, and the keys or what is being typed. */
final class Footer {
  private static final int NOTICE_LINES = 6;

  private final Theme theme;

  Footer(Theme theme) {
    this.theme = theme;
  }

  List<AttributedString> paint(Stage stage, Focus focus, int width) {
    List<AttributedString> rows = new ArrayList<>();
    if (focus.notice().isEmpty()) {
      rows.add(attention(stage, width));
    }
    for (String line : Cells.wrap(focus.notice(), width - 1, NOTICE_LINES)) {
      rows.add(new Row(width).add(" " + line, theme.strong()).done());
    }
    rows.add(keys(stage, focus, width));
    return rows;
  }

  private AttributedString attention(Stage stage, int width) {
    Row row = new Row(width).add(" ", theme.plain());
    Optional<Question> question =
        stage.teams().stream().flatMap(t -> t.questions().open().stream()).findFirst();
    if (question.isPresent()) {
      Question q = question.get();
      return row.add(q.agent() + " asks: ", theme.question())
          .add(Cells.clean(q.text().text()), theme.plain())
          .done();
    }
    Optional<Fault> fault = latestFault(stage);
    if (fault.isPresent()) {
      Fault f = fault.get();
      return row.add(Times.clock(f.at()) + " ", theme.dim())
          .add(f.about().isEmpty() ? "" : f.about() + ": ", theme.strong())
          .add(Cells.clean(f.what()), theme.alarm())
          .done();
    }
    return nextCheckIn(stage).map(c -> row.add(checkIn(c, stage), theme.dim())).orElse(row).done();
  }

  private static Optional<Fault> latestFault(Stage stage) {
    return stage.teams().stream()
        .flatMap(t -> t.faults().recent().stream())
        .max(Comparator.comparing(Fault::at));
  }

  private static Optional<CheckIn> nextCheckIn(Stage stage) {
    return stage.teams().stream()
        .map(TeamView::checkIns)
        .flatMap(c -> c.pending().stream())
        .min(Comparator.comparing(CheckIn::due));
  }

  private String checkIn(CheckIn checkIn, Stage stage) {
    return "next check-in: "
        + checkIn.to()
        + " in "
        + Times.length(Duration.between(stage.now(), checkIn.due()))
        + " "
        + theme.dot()
        + " "
        + Cells.clean(checkIn.text().text());
  }

  private AttributedString keys(Stage stage, Focus focus, int width) {
    Row row = new Row(width).add(" ", theme.plain());
    if (focus.input().isPresent()) {
      LineEdit edit = focus.input().get();
      row.add("to " + edit.to() + "> ", theme.name());
      return row.add(Cells.tail(edit.text(), row.room() - 1), theme.plain()).done();
    }
    switch (focus.mode()) {
      case CONFIRM -> row.add(busy(stage) + " Stop? ", theme.alarm()).add("y / n", theme.strong());
      case OVER -> row.add("press any key to leave", theme.strong());
      case TERMINAL -> key(key(key(row, "Esc", "back"), "m", "message"), "q", "stop");
      case HELP -> key(row, "any key", "back");
      case OVERVIEW -> overviewKeys(row);
    }
    return row.done();
  }

  private void overviewKeys(Row row) {
    key(row, "q", "stop");
    key(row, theme.unicode() ? "↑↓" : "up/down", "agent");
    key(row, "Enter", "terminal");
    key(row, "m", "message");
    key(row, "e", "evidence");
    key(row, "a", "attach");
    key(row, "?", "help");
  }

  private Row key(Row row, String key, String what) {
    return row.add(key, theme.strong()).add(" " + what + "   ", theme.dim());
  }

  private static String busy(Stage stage) {
    return stage.busy() == 1 ? "One agent is busy." : stage.busy() + " agents are busy.";
  }

  /** Where the terminal's cursor belongs while something is typed, as a column of the last line. */
  static Optional<Integer> cursor(Focus focus, int width) {
    return focus
        .input()
        .map(
            edit ->
                Math.min(
                    width - 1,
                    1 + Cells.width("to " + edit.to() + "> ") + Cells.width(edit.text())));
  }
}
