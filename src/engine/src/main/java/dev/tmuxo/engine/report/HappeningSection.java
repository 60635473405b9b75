package dev.tmuxo.engine.report;

import dev.tmuxo.engine.report.Happenings.Happening;

/** Faults, restarts and what else happened to the team. */
record HappeningSection(RunRecord record, Words words) {

  void write(Html html) {
    html.open("section", "id", "events").element("h2", "Events").raw("\n");
    FirstAndLast<Happening> all = record.happenings().all();
    if (all.total() == 0) {
      html.element("p", "No fault, no restart, nothing out of the ordinary.");
    } else {
      html.open("ol", "class", "events").raw("\n");
      all.first().forEach(one -> item(one, html));
      if (all.leftOut() > 0) {
        html.element(
            "li", Words.count(all.leftOut()) + " more are in events.jsonl.", "class", "cut");
      }
      all.last().forEach(one -> item(one, html));
      html.close();
    }
    html.closeLine();
  }

  private void item(Happening one, Html html) {
    html.open("li");
    words.time(one.at(), html);
    html.text(" ");
    if (!one.about().isEmpty()) {
      html.element("b", one.about()).text(": ");
    }
    switch (one.kind()) {
      case FAULT -> html.element("span", "✗ " + one.what(), "class", "bad");
      case RESTART -> html.element("span", "↻ " + one.what(), "class", "warn");
      case NOTE -> html.text(one.what());
    }
    html.closeLine();
  }
}
