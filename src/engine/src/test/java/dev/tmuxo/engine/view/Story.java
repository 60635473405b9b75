package dev.tmuxo.engine.view;

import dev.tmuxo.engine.delivery.DeliveryState;
import dev.tmuxo.engine.delivery.Evidence;
import dev.tmuxo.engine.journal.Event;
import dev.tmuxo.engine.journal.JournalEntry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Events one second apart, and the view of them. */
final class Story {
  private TeamView view = TeamView.empty();
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");

  TeamView view() {
    return view;
  }

  Story start(String first, String... others) {
    List<Event.Member> members = new java.util.ArrayList<>();
    members.add(new Event.Member(first, "orchestrator", "fake", Optional.empty()));
    for (String other : others) {
      members.add(new Event.Member(other, "engineer", "fake", Optional.of(first)));
    }
    tell(new Event.TeamStarting("local", "/run/shop", "3.3a", members));
    return this;
  }

  JournalEntry message(String id, String from, String content, String... to) {
    return tell(Messages.accepted(id, now, from, content, Optional.empty(), to));
  }

  void reply(String id, String from, String content, String answers, String to) {
    tell(Messages.accepted(id, now, from, content, Optional.of(answers), to));
  }

  void delivery(String message, String agent, DeliveryState from, DeliveryState to) {
    Evidence evidence = new Evidence(now, "seen-" + to.label(), "");
    tell(new Event.DeliveryChanged(message, agent, from, to, evidence));
  }

  JournalEntry tell(Event event) {
    JournalEntry entry = new JournalEntry(view.seq() + 1, now, "shop", event);
    now = now.plusSeconds(1);
    view = view.apply(entry);
    return entry;
  }
}
