package dev.tmuxo.engine.report;

import dev.tmuxo.engine.report.Summary.Agent;
import java.util.Optional;

/** Who was in the team, what each did, and how each ended. */
record AgentSection(Summary summary, RunRecord record, Words words) {
  void write(Html html) {
    html.open("section", "id", "agents").element("h2", "Agents").raw("\n");
    Table table =
        Table.begin(html, "The team's agents")
            .texts("Agent", "Role", "Profile", "At the end")
            .figures("Restarts", "Sent", "Got", "Not got", "Median delivery", "Median turn")
            .texts("Terminal")
            .body();
    summary.agents().forEach(agent -> row(agent, html));
    table.end();
    html.element("h3", "How each ended").raw("\n");
    summary.agents().forEach(agent -> ending(agent, html));
    html.closeLine();
  }

  private static void row(Agent agent, Html html) {
    html.open("tr").element("th", agent.name(), "scope", "row");
    html.element("td", agent.role()).element("td", agent.profile());
    html.element("td", agent.state().label());
    for (long figure :
        new long[] {agent.restarts(), agent.sent(), agent.delivered(), agent.undelivered()}) {
      Table.figure(Words.count(figure), html);
    }
    Table.figure(median(agent.delivery()), html);
    Table.figure(median(agent.turn()), html);
    html.open("td");
    agent
        .transcript()
        .ifPresentOrElse(file -> transcript(file, html), () -> html.text("none kept"));
    html.close().closeLine();
  }

  private static String median(Summary.Took took) {
    return took.count() == 0 ? "" : Words.took(took.p50Millis());
  }

  private static void transcript(Summary.Transcript file, Html html) {
    html.element("a", Words.bytes(file.bytes()), "href", file.file());
    html.text(file.leftOut() == 0 ? "" : ", cut");
  }

  private void ending(Agent agent, Html html) {
    html.open("article").element("h4", agent.name());
    Optional<Endings.Ending> ending = record.endings().of(agent.name());
    if (agent.done().isEmpty() && ending.isEmpty()) {
      html.element("p", "Was " + agent.state().label() + "; said nothing of its work's end.");
    }
    agent.done().ifPresent(done -> done(done, html));
    ending.ifPresent(end -> process(agent, end, html));
    html.closeLine();
  }

  private void done(Summary.Done done, Html html) {
    html.open("p");
    String said = done.success() ? "✓ said that it is done" : "✗ said that it failed";
    html.element("strong", said, "class", done.success() ? "good" : "bad");
    html.text(done.summary().isEmpty() ? "" : ": " + Shown.cut(done.summary(), 4000)).close();
  }

  private void process(Agent agent, Endings.Ending end, Html html) {
    html.open("p");
    words.time(end.at(), html);
    html.text(" its process ended with " + how(end));
    html.text(agent.state().ended() ? "" : "; it was started again").close();
    if (!end.screen().isBlank()) {
      html.open("details").element("summary", "Last screen of " + agent.name());
      html.open("pre", "class", "screen").text(end.screen()).close().close();
    }
  }

  private static String how(Endings.Ending end) {
    if (end.signal() != 0) {
      return "signal " + end.signal();
    }
    return end.status() < 0 ? "a status that tmux did not tell" : "status " + end.status();
  }
}
