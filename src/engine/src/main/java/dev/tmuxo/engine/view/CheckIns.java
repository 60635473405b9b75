package dev.tmuxo.engine.view;

import dev.tmuxo.engine.checkin.Schedule;
import dev.tmuxo.engine.journal.Event;
import dev.tmuxo.engine.journal.JournalEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The team's check-ins.
 *
 * @param pending those that will be due again, soonest first
 * @param fired how many due times became a message or part of one
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
   * @param fired how many of its due times became a message or part of one
   */
  public record CheckIn(
      String id, String by, String to, Schedule schedule, Excerpt text, Instant due, int fired) {
    private CheckIn again(Instant next, int messages) {
      return new CheckIn(id, by, to, schedule, text, next, fired + messages);
    }
  }

  CheckIns apply(JournalEntry entry) {
    if (entry.event() instanceof Event.CheckInAdded e) {
      List<CheckIn> more = new ArrayList<>(pending);
      more.add(
          new CheckIn(
              e.id(), e.by(), e.to(), e.schedule(), Excerpt.of(e.content()), e.due(), e.fired()));
      return new CheckIns(more, fired);
    } else if (entry.event() instanceof Event.CheckInFired e) {
      return again(e.id(), e.next(), 1);
    } else if (entry.event() instanceof Event.CheckInMerged e) {
      return again(e.id(), e.next(), 1);
    } else if (entry.event() instanceof Event.CheckInSkipped e) {
      return again(e.id(), e.next(), 0);
    } else if (entry.event() instanceof Event.CheckInRemoved e) {
      return again(e.id(), Optional.empty(), 0);
    }
    return this;
  }

  private CheckIns again(String id, Optional<Instant> next, int messages) {
    List<CheckIn> left = new ArrayList<>(pending);
    left.removeIf(c -> c.id().equals(id) && next.isEmpty());
    left.replaceAll(c -> c.id().equals(id) ? c.again(next.orElseThrow(), messages) : c);
    return new CheckIns(left, fired + messages);
  }
}
