package dev.tmuxo.server.screen;

import dev.tmuxo.engine.view.DeliveryView;
import dev.tmuxo.engine.view.MessageView;
import dev.tmuxo.server.text.Cells;
import dev.tmuxo.server.text.Times;
import dev.tmuxo.server.text.Wording;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jline.utils.AttributedString;

/** What was said, newest last, each message with how far its deliveries came. */
final class ConversationPane {
  private static final int CLOCK = 10;
  private static final int INDENT = 10;
  private static final int TEXT_LINES = 3;

  /** Beyond so many recipients a broadcast is told in numbers. */
  private static final int EACH = 4;

  private final Theme theme;

  ConversationPane(Theme theme) {
    this.theme = theme;
  }

  /** Exactly {@code height} lines. */
  List<AttributedString> paint(Stage stage, Focus focus, int width, int height) {
    Deque<AttributedString> rows = new ArrayDeque<>();
    List<Stage.Line> lines = stage.lines();
    int wanted = height + focus.scroll();
    for (int i = lines.size() - 1; i >= 0 && rows.size() < wanted; i--) {
      List<AttributedString> block = block(lines.get(i), stage.several(), focus.evidence(), width);
      for (int j = block.size() - 1; j >= 0; j--) {
        rows.addFirst(block.get(j));
      }
    }
    List<AttributedString> all = new ArrayList<>(rows);
    int end = Math.max(Math.min(all.size(), height), all.size() - focus.scroll());
    List<AttributedString> shown = new ArrayList<>(all.subList(Math.max(0, end - height), end));
    while (shown.size() < height) {
      shown.add(AttributedString.EMPTY);
    }
    return shown;
  }

  private List<AttributedString> block(
      Stage.Line line, boolean several, boolean evidence, int width) {
    MessageView message = line.message();
    List<AttributedString> block = new ArrayList<>();
    Row head = new Row(width).column(" " + Times.clock(message.at()), CLOCK, theme.dim());
    if (several) {
      head.add(line.team().name() + ": ", theme.dim());
    }
    head.add(Wording.route(message, theme.arrow()), theme.name());
    head.add(message.briefing() ? "  briefing" : "", theme.dim());
    List<DeliveryView> deliveries = message.deliveries();
    if (deliveries.size() == 1) {
      progress(head.add("  ", theme.plain()), deliveries.get(0));
    } else if (deliveries.size() > EACH) {
      head.add("  " + tally(deliveries), theme.plain());
    }
    block.add(head.done());
    text(block, message, width);
    if (deliveries.size() > 1 && (deliveries.size() <= EACH || evidence)) {
      deliveries.forEach(
          d -> block.add(progress(indented(width).column(d.agent(), 14, theme.plain()), d).done()));
    }
    if (evidence) {
      deliveries.forEach(d -> steps(block, message, d, width));
    }
    return block;
  }

  private void text(List<AttributedString> block, MessageView message, int width) {
    int most = message.briefing() ? 1 : TEXT_LINES;
    for (String text : Cells.wrap(message.text().text(), width - INDENT - 1, most)) {
      block.add(indented(width).add(text, theme.plain()).done());
    }
  }

  private Row progress(Row row, DeliveryView delivery) {
    return row.add(theme.gauge(delivery.state()) + " ", theme.style(delivery.state()))
        .add(delivery.state().label(), theme.style(delivery.state()));
  }

  private void steps(
      List<AttributedString> block, MessageView message, DeliveryView delivery, int width) {
    List<String> told = Wording.steps(message, delivery);
    for (int i = 0; i < told.size(); i++) {
      Row row = indented(width);
      if (message.deliveries().size() > 1) {
        row.column(delivery.agent(), 14, theme.dim());
      }
      String state = delivery.steps().get(i).to().label();
      block.add(row.column(state, 12, theme.dim()).add(told.get(i), theme.dim()).done());
    }
  }

  private Row indented(int width) {
    return new Row(width).add(" ".repeat(INDENT), theme.plain());
  }

  private static String tally(List<DeliveryView> deliveries) {
    long delivered = deliveries.stream().filter(d -> d.state().delivered()).count();
    long not = deliveries.stream().filter(d -> d.state().undelivered()).count();
    return delivered
        + " of "
        + deliveries.size()
        + " delivered"
        + (not > 0 ? ", " + not + " not" : "");
  }
}
