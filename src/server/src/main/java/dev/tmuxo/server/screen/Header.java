package dev.tmuxo.server.screen;

import dev.tmuxo.engine.agent.AgentState;
import dev.tmuxo.engine.delivery.DeliveryState;
import dev.tmuxo.engine.view.RunView;
import dev.tmuxo.engine.view.TeamView;
import dev.tmuxo.server.text.Times;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;

/** The first two lines: which team, how it stands, how many of what. */
final class Header {
  private final Theme theme;

  Header(Theme theme) {
    this.theme = theme;
  }

  List<AttributedString> paint(Stage stage, int width) {
    String names = stage.teams().stream().map(TeamView::name).collect(Collectors.joining(" + "));
    Row title = new Row(width).add(" " + names, theme.name()).add("  ", theme.plain());
    phase(title, stage);
    title.add("  " + Times.length(stage.elapsed()), theme.strong());
    if (stage.teams().stream().anyMatch(this::cutOff)) {
      title.add("  no connection to tmux", theme.alarm());
    }
    return List.of(title.done(), counts(stage, width), rule(width));
  }

  private boolean cutOff(TeamView team) {
    RunView.Phase phase = team.run().phase();
    return !team.run().connected()
        && (phase == RunView.Phase.RUNNING || phase == RunView.Phase.STARTING);
  }

  private void phase(Row row, Stage stage) {
    for (TeamView team : stage.teams()) {
      String word =
          team.run()
              .ending()
              .map(e -> e.outcome().name().toLowerCase(Locale.ROOT))
              .orElse(team.run().phase().name().toLowerCase(Locale.ROOT));
      AttributedStyle style =
          switch (word) {
            case "done" -> theme.good();
            case "failed", "lost" -> theme.alarm();
            default -> theme.plain();
          };
      row.add(word + " ", style);
    }
  }

  private AttributedString counts(Stage stage, int width) {
    Row row = new Row(width).add(" ", theme.plain());
    Map<AgentState, Integer> agents = new EnumMap<>(AgentState.class);
    Map<DeliveryState, Integer> deliveries = new EnumMap<>(DeliveryState.class);
    for (TeamView team : stage.teams()) {
      team.agents().counts().forEach((s, n) -> agents.merge(s, n, Integer::sum));
      team.conversation().deliveries().forEach((s, n) -> deliveries.merge(s, n, Integer::sum));
    }
    agents.forEach(
        (s, n) ->
            row.add(theme.shape(s) + " ", theme.style(s))
                .add(n + " " + s.label() + "  ", theme.plain()));
    long messages = stage.teams().stream().mapToLong(t -> t.conversation().total()).sum();
    row.add(theme.dot() + " " + messages + (messages == 1 ? " message" : " messages"), theme.dim());
    deliveries.forEach(
        (s, n) -> row.add("  " + n + " ", theme.style(s)).add(s.label(), theme.style(s)));
    long faults = stage.teams().stream().mapToLong(t -> t.faults().total()).sum();
    if (faults > 0) {
      row.add("  " + faults + (faults == 1 ? " fault" : " faults"), theme.alarm());
    }
    return row.done();
  }

  private AttributedString rule(int width) {
    return new Row(width).add(theme.rule(width), theme.dim()).done();
  }
}
