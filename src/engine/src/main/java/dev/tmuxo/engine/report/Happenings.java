package dev.tmuxo.engine.report;

import dev.tmuxo.engine.journal.Event;
import dev.tmuxo.engine.journal.JournalEntry;
import dev.tmuxo.engine.view.Faults;
import java.time.Instant;
import java.util.Optional;

/** What happened in a run beside states and messages. Not thread-safe. */
final class Happenings {
  private final FirstAndLast<Happening> all = new FirstAndLast<>(100, 900);
  private long faults;

  /** What kind of thing it is. */
  enum Kind {
    FAULT,
    RESTART,
    NOTE
  }

  /**
   * One of them.
   *
   * @param about an agent's name, or empty when it concerns the whole team
   */
  record Happening(Instant at, String about, Kind kind, String what) {}

  /**
   * Takes in the next entry.
   *
   * @param stopping whether the team is being stopped or has ended
   */
  void apply(JournalEntry entry, boolean stopping) {
    if (entry.event() instanceof Event.TeamStarting) {
      all.clear();
      faults = 0;
    }
    Optional<Happening> fault =
        Faults.find(entry, stopping)
            .map(f -> new Happening(f.at(), f.about(), Kind.FAULT, Shown.cut(f.what(), 1000)));
    faults += fault.isPresent() ? 1 : 0;
    fault.or(() -> other(entry)).ifPresent(all::add);
  }

  private static Optional<Happening> other(JournalEntry entry) {
    Event event = entry.event();
    if (event instanceof Event.AgentRestarting e) {
      return happening(
          entry, e.agent(), Kind.RESTART, "started again by " + e.by() + because(e.reason()));
    } else if (event instanceof Event.Escalated e) {
      return happening(entry, e.agent(), Kind.NOTE, "told " + e.to() + because(e.problem()));
    } else if (event instanceof Event.AgentDone e) {
      return happening(entry, e.agent(), Kind.NOTE, "said that it is done" + because(e.summary()));
    } else if (event instanceof Event.TeamPaused e) {
      return happening(entry, "", Kind.NOTE, "paused by " + e.by());
    } else if (event instanceof Event.TeamResumed e) {
      return happening(entry, "", Kind.NOTE, "resumed by " + e.by());
    } else if (event instanceof Event.TeamAdopted e) {
      return happening(entry, "", Kind.NOTE, "taken over by " + e.host());
    } else if (event instanceof Event.ConnectionRestored) {
      return happening(entry, "", Kind.NOTE, "connection to tmux restored");
    } else if (event instanceof Event.CheckInEscalated e) {
      String who = String.join(", ", e.agents());
      return happening(
          entry, who, Kind.NOTE, "no answer to " + e.unanswered() + " check-ins; told " + e.to());
    } else if (event instanceof Event.JournalCut e) {
      return happening(
          entry, "", Kind.NOTE, "a torn line was cut off the journal" + because(e.reason()));
    } else if (event instanceof Event.JournalSetAside e) {
      return happening(
          entry, "", Kind.NOTE, "a damaged journal was set aside" + because(e.reason()));
    } else if (event instanceof Event.TeamStopping e) {
      return happening(entry, "", Kind.NOTE, "stopping" + because(e.reason()));
    }
    return Optional.empty();
  }

  private static String because(String text) {
    return text.isEmpty() ? "" : ": " + Shown.cut(text, 1000);
  }

  private static Optional<Happening> happening(
      JournalEntry entry, String about, Kind kind, String what) {
    return Optional.of(new Happening(entry.at(), about, kind, what));
  }

  FirstAndLast<Happening> all() {
    return all;
  }

  long faults() {
    return faults;
  }
}
