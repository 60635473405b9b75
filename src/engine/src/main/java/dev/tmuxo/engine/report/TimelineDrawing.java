package dev.tmuxo.engine.report;

import static dev.tmuxo.engine.report.TimeScale.number;

import dev.tmuxo.engine.report.Happenings.Happening;
import dev.tmuxo.engine.report.Happenings.Kind;
import dev.tmuxo.engine.state.AgentStanding;
import dev.tmuxo.engine.view.Timeline;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The run as a picture: a lane for the team and for each agent, bars for states, lines for
 * messages, marks for what went wrong. Painted by attributes, so that it needs no style sheet.
 */
final class TimelineDrawing {
  private static final double WIDTH = 1120;
  private static final double LEFT = 150;
  private static final double TOP = 26;
  private static final double LANE = 26;
  private static final double BAR = 14;

  /** More bars would make the page slow. */
  private static final int BARS = 10_000;

  private final RunRecord record;
  private final Words words;
  private final TimeScale scale;
  private final Map<String, Integer> rows = new LinkedHashMap<>();

  TimelineDrawing(RunRecord record, Words words) {
    this.record = record;
    this.words = words;
    Instant begin = record.runs().latest().map(Summary.Run::started).orElse(record.until());
    scale = new TimeScale(begin, record.until(), LEFT, WIDTH - LEFT - 20);
    record.agents().stream()
        .map(AgentStanding::name)
        .forEach(name -> rows.put(name, rows.size() + 1));
  }

  void write(Html html) {
    double height = TOP + LANE * (rows.size() + 1) + 8;
    String size = number(WIDTH) + " " + number(height);
    html.open(
        "svg",
        "xmlns",
        "http://www.w3.org/2000/svg",
        "viewBox",
        "0 0 " + size,
        "width",
        number(WIDTH),
        "height",
        number(height),
        "font-family",
        "system-ui, sans-serif",
        "font-size",
        "12",
        "role",
        "img",
        "aria-label",
        "States of each agent over time; the tables on this page have the same.");
    html.raw("\n");
    html.empty(
        "rect",
        "class",
        "paper",
        "width",
        number(WIDTH),
        "height",
        number(height),
        "fill",
        "#ffffff");
    axis(height, html);
    label("team", 0, html);
    rows.forEach((name, row) -> label(name, row, html));
    states(html);
    record.messages().kept().forEach(message -> message(message, html));
    record.happenings().all().kept().forEach(one -> mark(one, html));
    html.closeLine();
  }

  private static double middle(int row) {
    return TOP + LANE * row + LANE / 2;
  }

  private void axis(double height, Html html) {
    for (Instant tick : scale.ticks()) {
      String x = number(scale.x(tick));
      html.empty(
          "line",
          "class",
          "grid",
          "x1",
          x,
          "x2",
          x,
          "y1",
          number(TOP - 4),
          "y2",
          number(height - 6),
          "stroke",
          "#d0d7de");
      html.element(
          "text",
          words.time(tick),
          "class",
          "ink",
          "x",
          x,
          "y",
          "14",
          "text-anchor",
          "middle",
          "fill",
          "#1b1f24");
      html.raw("\n");
    }
  }

  private static void label(String name, int row, Html html) {
    html.element(
        "text",
        Shown.cut(name, 20),
        "class",
        "ink",
        "x",
        number(LEFT - 10),
        "y",
        number(middle(row) + 4),
        "text-anchor",
        "end",
        "fill",
        "#1b1f24");
    html.raw("\n");
  }

  private void states(Html html) {
    Map<String, Lane> lanes = new LinkedHashMap<>();
    double least = Math.max(0.5, WIDTH * rows.size() / BARS);
    for (Timeline.Span span : record.timeline().spans()) {
      lanes.computeIfAbsent(span.agent(), name -> new Lane(scale, least, record.until())).add(span);
    }
    lanes.forEach((name, lane) -> bars(name, lane.bars(), html));
  }

  private void bars(String agent, List<Lane.Bar> bars, Html html) {
    String y = number(middle(rows.getOrDefault(agent, 0)) - BAR / 2);
    for (Lane.Bar bar : bars) {
      html.open(
          "rect",
          "class",
          StateColour.style(bar.state()),
          "x",
          number(bar.from()),
          "y",
          y,
          "width",
          number(Math.max(0.5, bar.to() - bar.from())),
          "height",
          number(BAR),
          "fill",
          StateColour.of(bar.state()));
      String more = bar.more() == 0 ? "" : " and " + bar.more() + " more";
      String when = words.time(bar.begin()) + " to " + words.time(bar.end());
      html.element("title", agent + ": " + bar.state().label() + more + ", " + when).close();
    }
    html.raw("\n");
  }

  /** A line from the sender's lane to each recipient's, with a dot where it arrives. */
  private void message(MessageRecord message, Html html) {
    String x = number(scale.x(message.time()));
    double from = middle(rows.getOrDefault(message.from(), 0));
    record.fates().of(message.id()).deliveries().stream()
        .limit(20)
        .filter(delivery -> rows.containsKey(delivery.agent()))
        .forEach(
            delivery -> {
              double to = middle(rows.get(delivery.agent()));
              boolean wrong = delivery.state().undelivered();
              String colour = wrong ? "#b42318" : "#57606a";
              String style = wrong ? "fault" : "said";
              html.empty(
                  "line",
                  "class",
                  style,
                  "x1",
                  x,
                  "x2",
                  x,
                  "y1",
                  number(from),
                  "y2",
                  number(to),
                  "stroke",
                  colour);
              html.empty(
                  "circle",
                  "class",
                  style,
                  "cx",
                  x,
                  "cy",
                  number(to),
                  "r",
                  "2.5",
                  "fill",
                  colour,
                  "stroke",
                  "#ffffff",
                  "stroke-width",
                  "0.5");
            });
    html.raw("\n");
  }

  private void mark(Happening one, Html html) {
    if (one.kind() == Kind.NOTE) {
      return;
    }
    double x = scale.x(one.at());
    double y = middle(rows.getOrDefault(one.about(), 0));
    boolean fault = one.kind() == Kind.FAULT;
    html.open(
        "path",
        "class",
        fault ? "fault" : "restart",
        "d",
        fault ? cross(x, y) : triangle(x, y),
        "fill",
        fault ? "none" : "#9a6700",
        "stroke",
        fault ? "#b42318" : "#ffffff",
        "stroke-width",
        fault ? "2.5" : "0.5");
    String about = one.about().isEmpty() ? "" : one.about() + ": ";
    html.element("title", words.time(one.at()) + " " + about + Shown.cut(one.what(), 200));
    html.closeLine();
  }

  private static String cross(double x, double y) {
    return "M%s %sl8 8m0 -8l-8 8".formatted(number(x - 4), number(y - 4));
  }

  private static String triangle(double x, double y) {
    return "M%s %sl10 5l-10 5z".formatted(number(x - 4), number(y - 5));
  }
}
