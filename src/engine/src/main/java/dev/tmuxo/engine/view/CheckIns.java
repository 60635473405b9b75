package dev.tmuxo.engine.view;

import dev.tmuxo.engine.checkin.Schedule;
import dev.tmuxo.engine.journal.Event;
import dev.tmuxo.engine.journal.JournalEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The team's check-ins.
 *
 * @param pending those that will be due again, soonest first
 * @param fired how often any was due
 */
public record CheckIns(List<CheckIn> pending, long fired) {
  static final CheckIns NONE = new CheckIns(List.of(), 0);

  public CheckIns {
    pending = pending.stream().sorted(Comparator.comparing(CheckIn::due)).toList();
  }

  /**
   * One check-in.
   *
   * @param by who asked for it
   * @param fired how often it was due
   */
  public record CheckIn(
      String id, String by, String to, Schedule schedule, Excerpt text, Instant due, int fired) {
    private CheckIn again(Instant next) {
      return new CheckIn(id, by, to, schedule, text, next, fired + 1);
    }
  }

  CheckIns apply(JournalEntry entry) {
    if (entry.event() instanceof Event.CheckInAdded e) {
      List<CheckIn> more = new ArrayList<>(pending);
      more.add(
          new CheckIn(e.id(), e.by(), e.to(), e.schedule(), Excerpt.of(e.content()), e.due(), 0));
      return new CheckIns(more, fired);
    } else if (entry.event() instanceof Event.CheckInFired e) {
      List<CheckIn> left = new ArrayList<>(pending);
      left.removeIf(c -> c.id().equals(e.id()) && e.next().isEmpty());
      left.replaceAll(c -> c.id().equals(e.id()) ? c.again(e.next().orElseThrow()) : c);
      return new CheckIns(left, fired + 1);
    } else if (entry.event() instanceof Event.CheckInRemoved e) {
      return new CheckIns(pending.stream().filter(c -> !c.id().equals(e.id())).toList(), fired);
    }
    return this;
  }
}
