package dev.tmuxo.engine.report;

import dev.tmuxo.engine.message.MessageType;
import dev.tmuxo.engine.message.Priority;
import dev.tmuxo.engine.report.MessageRecord.DeliveryRecord;
import dev.tmuxo.engine.report.MessageRecord.Fate;
import dev.tmuxo.engine.report.MessageRecord.Step;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Who said what to whom, and what became of it. */
final class ConversationSection {
  /** Characters for the first messages and for the last ones. */
  private static final long FIRST_BUDGET = 500_000;

  private static final long LAST_BUDGET = 3_500_000;

  /** More deliveries of one message are counted, unless something is wrong with them. */
  private static final int DELIVERIES = 20;

  private static final int STEPS = 40;
  private static final int LINKS = 10;

  private final RunRecord record;
  private final Words words;
  private final Map<String, MessageRecord> kept = new HashMap<>();

  ConversationSection(RunRecord record, Words words) {
    this.record = record;
    this.words = words;
    record.messages().kept().forEach(message -> kept.put(message.id(), message));
  }

  void write(Html html) {
    html.open("section", "id", "conversation").element("h2", "Conversation").raw("\n");
    FirstAndLast<MessageRecord> all = record.messages();
    if (all.total() == 0) {
      html.element("p", "Nobody sent anything.");
    }
    List<String> first = fitting(all.first(), FIRST_BUDGET);
    List<MessageRecord> newestFirst = new ArrayList<>(all.last());
    Collections.reverse(newestFirst);
    List<String> last = new ArrayList<>(fitting(newestFirst, LAST_BUDGET));
    Collections.reverse(last);
    first.forEach(html::raw);
    long leftOut = all.total() - first.size() - last.size();
    if (leftOut > 0) {
      html.open("p", "class", "cut").open("strong");
      html.text(Words.count(leftOut, "message is", "messages are") + " left out here: see ");
      html.element("a", "messages.jsonl", "href", "messages.jsonl").close().closeLine();
    }
    last.forEach(html::raw);
    html.closeLine();
  }

  private List<String> fitting(List<MessageRecord> messages, long budget) {
    List<String> written = new ArrayList<>();
    long left = budget;
    for (MessageRecord message : messages) {
      StringBuilder out = new StringBuilder();
      article(message, new Html(out));
      left -= out.length();
      if (left < 0) {
        break;
      }
      written.add(out.toString());
    }
    return written;
  }

  private void article(MessageRecord message, Html html) {
    Fate fate = record.fates().of(message.id());
    html.open("article", "class", "message", "id", "m-" + message.id()).open("h3");
    words.time(message.time(), html);
    html.text(" " + message.from() + " → " + Shown.cut(String.join(", ", message.to()), 300));
    html.close();
    String about = about(message);
    if (!about.isEmpty()) {
      html.element("p", about, "class", "about");
    }
    html.open("pre", "class", "said").text(message.text()).close();
    message.inReplyTo().ifPresent(id -> links("Answers ", List.of(id), html));
    if (!fate.replies().isEmpty()) {
      links("Answered by ", fate.replies(), html);
    }
    deliveries(fate.deliveries(), html);
    html.closeLine();
  }

  private static String about(MessageRecord message) {
    List<String> words = new ArrayList<>();
    if (message.briefing()) {
      words.add("briefing");
    }
    if (message.type() != MessageType.TEXT) {
      words.add(label(message.type()));
    }
    if (message.priority() != Priority.NORMAL) {
      words.add(label(message.priority()) + " priority");
    }
    if (message.requiresResponse()) {
      words.add("wants an answer");
    }
    if (!message.checkIns().isEmpty()) {
      words.add("check-in " + Shown.cut(String.join(", ", message.checkIns()), 200));
    }
    return String.join(", ", words);
  }

  private static String label(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private void links(String what, List<String> messages, Html html) {
    html.open("p", "class", "about").text(what);
    String comma = "";
    for (String id : messages.subList(0, Math.min(LINKS, messages.size()))) {
      html.text(comma);
      link(id, html);
      comma = ", ";
    }
    html.text(messages.size() > LINKS ? " and others" : "").close();
  }

  private void link(String id, Html html) {
    MessageRecord message = kept.get(id);
    if (message == null) {
      html.text(id);
      return;
    }
    html.open("a", "href", "#m-" + id).text(message.from() + " ");
    words.time(message.time(), html);
    html.close();
  }

  private void deliveries(List<DeliveryRecord> all, Html html) {
    html.open("ul", "class", "deliveries");
    List<DeliveryRecord> wrong = all.stream().filter(d -> d.state().undelivered()).toList();
    List<DeliveryRecord> right = all.stream().filter(d -> !d.state().undelivered()).toList();
    wrong.stream().limit(DELIVERIES).forEach(delivery -> item(delivery, html));
    right.stream().limit(DELIVERIES).forEach(delivery -> item(delivery, html));
    int more = Math.max(0, wrong.size() - DELIVERIES) + Math.max(0, right.size() - DELIVERIES);
    if (more > 0) {
      html.element(
          "li", Words.count(more) + " more deliveries are in messages.jsonl", "class", "cut");
    }
    html.close();
  }

  private void item(DeliveryRecord delivery, Html html) {
    html.open("li").open("details").open("summary");
    String state = Words.sign(delivery.state()) + " " + delivery.state().label();
    html.text(delivery.agent() + ": ");
    html.element("span", state, "class", Words.style(delivery.state()));
    html.text(delivery.evidence().isEmpty() ? "" : " after " + Words.took(delivery.millis()));
    html.close().open("ol");
    delivery.evidence().stream().limit(STEPS).forEach(step -> step(step, html));
    if (delivery.evidence().size() > STEPS) {
      html.element("li", "the rest is in messages.jsonl", "class", "cut");
    }
    html.close().close().close();
  }

  private static void step(Step step, Html html) {
    html.open("li");
    Words.precise(step.at(), html);
    html.text(" " + step.state().label() + ": " + step.kind());
    html.text(step.detail().isEmpty() ? "" : " – " + Shown.cut(step.detail(), 500)).close();
  }
}
