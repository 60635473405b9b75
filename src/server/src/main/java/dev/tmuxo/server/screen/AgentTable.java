package dev.tmuxo.server.screen;

import dev.tmuxo.engine.view.AgentView;
import dev.tmuxo.server.text.Cells;
import dev.tmuxo.server.text.Times;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;

/** A row for each agent: state by shape and colour, its source, since when, and what it does. */
final class AgentTable {
  private static final int STATE = 12;
  private static final int SINCE = 6;
  private static final int SOURCE = 10;
  private static final int QUEUE = 5;
  private static final int ROLE_FROM = 100;
  private static final int SOURCE_FROM = 70;
  private static final int WIDEST_NAME = 24;
  private static final int WIDEST_ROLE = 17;

  private final Theme theme;

  AgentTable(Theme theme) {
    this.theme = theme;
  }

  /**
   * As many rows as fit, the selected one among them.
   *
   * @param most rows
   */
  List<AttributedString> paint(Stage stage, int selected, int width, int most) {
    List<Stage.Member> members = stage.members();
    int names = widest(members, stage::name, WIDEST_NAME);
    int roles = width < ROLE_FROM ? 0 : widest(members, m -> m.agent().role(), WIDEST_ROLE);
    int shown = Math.min(members.size(), most);
    int first = Math.max(0, Math.min(selected - shown / 2, members.size() - shown));
    List<AttributedString> rows = new ArrayList<>();
    for (int i = first; i < first + shown; i++) {
      Stage.Member member = members.get(i);
      rows.add(row(stage, member, i == selected, width, new int[] {names, roles}));
    }
    return rows;
  }

  private static int widest(
      List<Stage.Member> members, Function<Stage.Member, String> of, int limit) {
    int widest = members.stream().mapToInt(m -> Cells.width(of.apply(m))).max().orElse(0);
    return Math.min(limit, widest) + 2;
  }

  private AttributedString row(
      Stage stage, Stage.Member member, boolean selected, int width, int[] columns) {
    AgentView agent = member.agent();
    Function<AttributedStyle, AttributedStyle> as = s -> selected ? theme.selected(s) : s;
    AttributedStyle state = as.apply(theme.style(agent.state()));
    AttributedStyle dim = as.apply(theme.dim());
    Row row = new Row(width);
    row.add(selected ? theme.cursor() : " ", as.apply(theme.strong()));
    row.add(theme.shape(agent.state()) + " ", state);
    row.column(stage.name(member), columns[0], as.apply(theme.strong()));
    row.column(agent.state().label(), STATE + 1, state);
    String since = Times.length(Duration.between(agent.since(), stage.now()));
    row.column(since, SINCE, as.apply(theme.plain()));
    if (width >= SOURCE_FROM) {
      row.column(agent.source().label(), SOURCE + 1, dim);
    }
    if (columns[1] > 2) {
      row.column(agent.role(), columns[1], dim);
    }
    row.column(agent.queued() == 0 ? "" : "+" + agent.queued(), QUEUE, as.apply(theme.plain()));
    if (agent.restarts() > 0) {
      row.add(theme.again() + agent.restarts() + " ", as.apply(theme.question()));
    }
    doing(row, agent, as);
    return row.fill(0, as.apply(theme.plain())).done();
  }

  private void doing(Row row, AgentView agent, Function<AttributedStyle, AttributedStyle> as) {
    if (agent.done().isPresent()) {
      AgentView.Done done = agent.done().get();
      row.add(
          done.success() ? "done " : "failed ",
          as.apply(done.success() ? theme.good() : theme.alarm()));
      row.add(Cells.clean(done.summary()), as.apply(theme.plain()));
    } else if (agent.exit().isPresent()) {
      AgentView.Exit exit = agent.exit().get();
      String how = exit.signal() != 0 ? "signal " + exit.signal() : "status " + exit.status();
      row.add("ended, " + how, as.apply(theme.alarm()));
    } else if (agent.task().isPresent()) {
      remark(row, theme.from(), agent.task().get(), as);
    } else {
      agent.said().ifPresent(said -> remark(row, theme.arrow(), said, as));
    }
  }

  private void remark(
      Row row,
      String arrow,
      AgentView.Remark remark,
      Function<AttributedStyle, AttributedStyle> as) {
    row.add(arrow + " " + Cells.clean(remark.peer()) + " ", as.apply(theme.dim()));
    row.add(Cells.clean(remark.text().text()), as.apply(theme.plain()));
  }
}
