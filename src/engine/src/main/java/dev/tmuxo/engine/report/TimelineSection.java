package dev.tmuxo.engine.report;

import dev.tmuxo.engine.agent.AgentState;
import java.util.Arrays;
import java.util.List;

/** The run over time: a drawing, what its signs mean, and the same in figures. */
record TimelineSection(Summary summary, RunRecord record, Words words) {

  void write(Html html) {
    html.open("section", "id", "timeline").element("h2", "Timeline").raw("\n");
    if (summary.agents().isEmpty()) {
      html.element("p", "There is nothing to draw.").closeLine();
      return;
    }
    html.open("div", "class", "wide");
    new TimelineDrawing(record, words).write(html);
    html.closeLine();
    legend(html);
    table(html);
    html.closeLine();
  }

  private static void legend(Html html) {
    html.open("p", "class", "legend");
    for (AgentState state : AgentState.values()) {
      key(html, StateColour.style(state), StateColour.of(state));
      html.text(" " + state.label() + " \u00a0 ");
    }
    html.text("| with a dot: a message arrives; × a fault; ▸ started again").closeLine();
  }

  private static void key(Html html, String style, String colour) {
    html.open(
        "svg",
        "xmlns",
        "http://www.w3.org/2000/svg",
        "width",
        "14",
        "height",
        "12",
        "aria-hidden",
        "true");
    html.empty(
        "rect", "class", style, "width", "14", "height", "12", "fill", colour, "stroke", "#57606a");
    html.close();
  }

  private void table(Html html) {
    List<AgentState> states =
        Arrays.stream(AgentState.values())
            .filter(s -> summary.agents().stream().anyMatch(a -> a.states().containsKey(s.label())))
            .toList();
    String[] titles = states.stream().map(AgentState::label).toArray(String[]::new);
    Table table =
        Table.begin(html, "How long each agent was in each state")
            .texts("Agent")
            .figures(titles)
            .body();
    for (Summary.Agent agent : summary.agents()) {
      html.open("tr").element("th", agent.name(), "scope", "row");
      for (AgentState state : states) {
        Long millis = agent.states().get(state.label());
        Table.figure(millis == null ? "" : Words.took(millis), html);
      }
      html.closeLine();
    }
    table.end();
  }
}
