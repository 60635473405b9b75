package dev.tmuxo.engine.report;

import dev.tmuxo.engine.report.MessageRecord.DeliveryRecord;
import dev.tmuxo.engine.report.MessageRecord.Step;
import java.util.ArrayList;
import java.util.List;

/** Each delivery on a line, with what proved it last. */
record DeliverySection(RunRecord record, Words words) {
  private static final int ROWS = 3000;

  /** A delivery of a message. */
  private record Row(MessageRecord message, DeliveryRecord delivery) {}

  void write(Html html) {
    html.open("section", "id", "deliveries").element("h2", "Deliveries").raw("\n");
    List<Row> rows = new ArrayList<>();
    for (MessageRecord message : record.messages().kept()) {
      record.fates().of(message.id()).deliveries().forEach(d -> rows.add(new Row(message, d)));
    }
    List<Row> shown = rows.subList(Math.max(0, rows.size() - ROWS), rows.size());
    long all = record.deliveries().values().stream().mapToLong(n -> n).sum();
    if (shown.size() < all) {
      html.open("p", "class", "cut").text(Words.count(shown.size()) + " of " + Words.count(all));
      html.text(" deliveries are shown; all are in ");
      html.element("a", "messages.jsonl", "href", "messages.jsonl").text(".").closeLine();
    }
    if (shown.isEmpty()) {
      html.element("p", "There was nothing to deliver.");
    } else {
      table(shown, html);
    }
    html.closeLine();
  }

  private void table(List<Row> rows, Html html) {
    Table table =
        Table.begin(html, "Deliveries and what proved them")
            .texts("Accepted", "From", "To", "State")
            .figures("After", "Steps")
            .texts("Last evidence")
            .body();
    rows.forEach(row -> row(row, html));
    table.end();
  }

  private void row(Row row, Html html) {
    DeliveryRecord delivery = row.delivery();
    html.open("tr").open("td").open("a", "href", "#m-" + row.message().id());
    words.time(row.message().time(), html);
    html.close().close();
    html.element("td", row.message().from()).element("td", delivery.agent());
    String state = Words.sign(delivery.state()) + " " + delivery.state().label();
    html.element("td", state, "class", Words.style(delivery.state()));
    boolean moved = !delivery.evidence().isEmpty();
    html.element(
        "td", moved ? Words.took(delivery.millis()) : "", "class", "number", "align", "right");
    Table.figure(Words.count(delivery.evidence().size()), html);
    html.element("td", moved ? last(delivery.evidence()) : "").closeLine();
  }

  private static String last(List<Step> steps) {
    Step step = steps.get(steps.size() - 1);
    return step.kind() + (step.detail().isEmpty() ? "" : " – " + Shown.cut(step.detail(), 200));
  }
}
