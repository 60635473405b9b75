package dev.tmuxo.engine.report;

import dev.tmuxo.engine.journal.Event;
import dev.tmuxo.engine.journal.JournalEntry;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The check-ins of a run, those that have ended too. Not thread-safe. */
final class CheckInHistory {
  private final Map<String, Past> all = new LinkedHashMap<>();

  /**
   * One check-in.
   *
   * @param sent due times that became a message
   * @param merged due times that became part of another message
   * @param skipped due times without a message
   * @param escalated how often somebody was told that agents do not answer
   * @param due when it is due next; empty when it has ended
   * @param last what there is to say of the last thing that became of it; may be empty
   */
  record Past(
      Event.CheckInAdded added,
      int sent,
      int merged,
      int skipped,
      int escalated,
      Optional<Instant> due,
      String last) {
    private Past count(int moreSent, int moreMerged, int moreSkipped) {
      return new Past(
          added, sent + moreSent, merged + moreMerged, skipped + moreSkipped, escalated, due, last);
    }

    private Past escalatedAgain() {
      return new Past(added, sent, merged, skipped, escalated + 1, due, last);
    }

    private Past next(Optional<Instant> next, String news) {
      return new Past(added, sent, merged, skipped, escalated, next, news);
    }
  }

  void apply(JournalEntry entry) {
    Event event = entry.event();
    if (event instanceof Event.TeamStarting) {
      all.clear();
    } else if (event instanceof Event.CheckInAdded e) {
      all.put(e.id(), new Past(e, 0, 0, 0, 0, Optional.of(e.due()), ""));
    } else if (event instanceof Event.CheckInFired e) {
      change(e.id(), past -> past.count(1, 0, 0).next(e.next(), past.last()));
    } else if (event instanceof Event.CheckInMerged e) {
      change(e.id(), past -> past.count(0, 1, 0).next(e.next(), past.last()));
    } else if (event instanceof Event.CheckInSkipped e) {
      change(e.id(), past -> past.count(0, 0, 1).next(e.next(), skipped(e)));
    } else if (event instanceof Event.CheckInEscalated e) {
      change(e.id(), Past::escalatedAgain);
    } else if (event instanceof Event.CheckInEnded e) {
      String why = e.reason().name().toLowerCase(Locale.ROOT).replace('_', '-');
      change(e.id(), past -> past.next(Optional.empty(), "ended (" + why + ")"));
    } else if (event instanceof Event.CheckInRemoved e) {
      change(e.id(), past -> past.next(Optional.empty(), "removed by " + e.by()));
    }
  }

  private static String skipped(Event.CheckInSkipped e) {
    String reason = e.reason().name().toLowerCase(Locale.ROOT);
    return "skipped (" + reason + ")" + (e.detail().isEmpty() ? "" : ": " + e.detail());
  }

  private void change(String id, UnaryOperator<Past> how) {
    all.computeIfPresent(id, (same, past) -> how.apply(past));
  }

  /** In the order in which they were added. */
  List<Past> all() {
    return List.copyOf(all.values());
  }
}
