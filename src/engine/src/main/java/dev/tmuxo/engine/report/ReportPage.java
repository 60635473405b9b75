package dev.tmuxo.engine.report;

import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.error.TmuxoException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * {@code report.html}: the run for a person to read, in one file, without a script, from a disk or
 * a server. A server that forbids style sheets shows the same, plainer: the order, the tables and
 * the drawing do not need one.
 */
final class ReportPage {
  private static final String POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

  private final Summary summary;
  private final RunRecord record;
  private final Words words;

  ReportPage(Summary summary, RunRecord record) {
    this.summary = summary;
    this.record = record;
    words = new Words(summary.started().orElse(Instant.EPOCH), record.until());
  }

  void write(Writer out) throws IOException {
    Html html = new Html(out);
    try {
      html.raw("<!DOCTYPE html>\n").open("html", "lang", "en");
      head(html);
      html.open("body").raw("\n").open("header");
      html.element("h1", "Team " + summary.team() + ": " + outcome());
      overview(html);
      contents(html);
      html.closeLine().open("main").raw("\n");
      new AgentSection(summary, record, words).write(html);
      new TimelineSection(summary, record, words).write(html);
      new HappeningSection(record, words).write(html);
      new ConversationSection(record, words).write(html);
      new DeliverySection(record, words).write(html);
      new CheckInSection(record, words).write(html);
      html.closeLine();
      footer(html);
      html.closeLine().closeLine();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private void head(Html html) {
    html.open("head").raw("\n").empty("meta", "charset", "utf-8").raw("\n");
    html.empty("meta", "http-equiv", "Content-Security-Policy", "content", POLICY).raw("\n");
    html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    html.empty("meta", "name", "referrer", "content", "no-referrer").raw("\n");
    html.element("title", "Team " + summary.team() + ": " + outcome());
    html.open("style").raw(styleSheet()).close().closeLine();
  }

  private static String styleSheet() {
    try (InputStream in = ReportPage.class.getResourceAsStream("report.css")) {
      if (in == null) {
        throw new IOException("report.css is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new TmuxoException(
          ErrorCode.INTERNAL, "this program is incomplete: " + e.getMessage(), "Build it anew.", e);
    }
  }

  private String outcome() {
    return summary
        .outcome()
        .map(outcome -> outcome.name().toLowerCase(Locale.ROOT))
        .orElse(summary.phase().equals("none") ? "never started" : "still " + summary.phase());
  }

  private void overview(Html html) {
    html.open("dl", "class", "facts");
    if (!summary.reason().isEmpty()) {
      fact(html, "Reason", Shown.cut(summary.reason(), 2000));
    }
    summary.started().ifPresent(at -> fact(html, "Started", Words.whole(at) + " UTC"));
    summary.ended().ifPresent(at -> fact(html, "Ended", Words.whole(at) + " UTC"));
    fact(html, "Took", Words.took(summary.millis()));
    fact(
        html,
        "Node",
        summary.node() + (summary.tmux().isEmpty() ? "" : ", tmux " + summary.tmux()));
    fact(html, "Messages", messages());
    fact(html, "Check-ins", Words.count(summary.checkIns().sent()) + " sent");
    fact(html, "Restarts", Words.count(summary.restarts()));
    fact(html, "Faults", Words.count(summary.faults()));
    html.closeLine();
    if (summary.run() > 1) {
      earlierRuns(html);
    }
  }

  private static void fact(Html html, String name, String value) {
    html.open("div").element("dt", name).element("dd", value).close();
  }

  private String messages() {
    String deliveries =
        summary.deliveries().entrySet().stream()
            .map(e -> Words.count(e.getValue()) + " " + e.getKey())
            .collect(Collectors.joining(", "));
    return Words.count(summary.messages())
        + (deliveries.isEmpty() ? "" : "; deliveries: " + deliveries);
  }

  private void earlierRuns(Html html) {
    List<Summary.Run> earlier = summary.runs().subList(0, summary.run() - 1);
    html.open("details").element("summary", "Run " + summary.run() + "; earlier runs of this team");
    html.open("ul");
    earlier.stream()
        .skip(Math.max(0, earlier.size() - 50))
        .forEach(run -> html.element("li", describe(run)));
    html.close().element("p", "Their messages are in messages.jsonl, all else in events.jsonl.");
    html.closeLine();
  }

  private static String describe(Summary.Run run) {
    String reason = run.reason().isEmpty() ? "" : " (" + Shown.cut(run.reason(), 300) + ")";
    return Words.whole(run.started())
        + ": "
        + run.outcome()
            .map(outcome -> outcome.name().toLowerCase(Locale.ROOT) + reason)
            .orElse("its end was not noted");
  }

  private static void contents(Html html) {
    html.open("nav", "aria-label", "Contents").open("ul");
    for (String title :
        List.of("Agents", "Timeline", "Events", "Conversation", "Deliveries", "Check-ins")) {
      html.open("li").element("a", title, "href", "#" + title.toLowerCase(Locale.ROOT)).close();
    }
    html.close().close();
  }

  private void footer(Html html) {
    html.open("footer").open("p");
    html.text("All times are UTC. Beside this page: ");
    file(html, "messages.jsonl", " has every message with all evidence, ");
    file(html, "events.jsonl", " the journal up to entry " + summary.until().seq() + ", ");
    file(html, "summary.json", " the figures.");
    html.text(summary.masked() ? " Secrets are masked as ****." : "");
    html.close().closeLine();
  }

  private static void file(Html html, String name, String what) {
    html.element("a", name, "href", name).text(what);
  }
}
