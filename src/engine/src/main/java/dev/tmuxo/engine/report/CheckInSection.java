package dev.tmuxo.engine.report;

import dev.tmuxo.engine.report.CheckInHistory.Past;
import java.util.List;

/** What schedules sent. */
record CheckInSection(RunRecord record, Words words) {
  private static final int ROWS = 500;

  void write(Html html) {
    html.open("section", "id", "check-ins").element("h2", "Check-ins").raw("\n");
    List<Past> all = record.checkIns().all();
    if (all.isEmpty()) {
      html.element("p", "There were none.");
    } else {
      table(all.subList(Math.max(0, all.size() - ROWS), all.size()), html);
    }
    if (all.size() > ROWS) {
      html.element(
          "p",
          "Only the last "
              + ROWS
              + " of "
              + Words.count(all.size())
              + " are shown; the others are in events.jsonl.",
          "class",
          "cut");
    }
    html.closeLine();
  }

  private void table(List<Past> rows, Html html) {
    Table table =
        Table.begin(html, "Check-ins and what became of their due times")
            .texts("When", "To", "By", "Text")
            .figures("Sent", "Merged", "Skipped", "Escalated")
            .texts("Now")
            .body();
    rows.forEach(past -> row(past, html));
    table.end();
  }

  private void row(Past past, Html html) {
    html.open("tr").element("th", Words.schedule(past.added().schedule()), "scope", "row");
    html.element("td", past.added().to()).element("td", past.added().by());
    html.element("td", Shown.cut(past.added().content(), 300));
    for (int figure : new int[] {past.sent(), past.merged(), past.skipped(), past.escalated()}) {
      Table.figure(Words.count(figure), html);
    }
    html.open("td");
    if (!past.last().isEmpty()) {
      html.text(Shown.cut(past.last(), 300));
    }
    past.due()
        .ifPresent(
            due -> html.text((past.last().isEmpty() ? "" : "; ") + "due " + words.time(due)));
    html.close().closeLine();
  }
}
