package dev.tmuxo.engine.view;

import dev.tmuxo.engine.delivery.DeliveryState;
import dev.tmuxo.engine.journal.Event;
import dev.tmuxo.engine.journal.JournalEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What went wrong and a person may want to know.
 *
 * @param recent the last {@value #KEEP}, oldest first
 * @param total how many there were
 */
public record Faults(List<Fault> recent, long total) {
  static final int KEEP = 50;
  static final Faults NONE = new Faults(List.of(), 0);

  public Faults {
    recent = List.copyOf(recent);
  }

  /**
   * One fault.
   *
   * @param about an agent's name, or empty when it concerns the whole team
   */
  public record Fault(Instant at, String about, String what) {}

  Faults apply(JournalEntry entry, RunView.Phase phase) {
    boolean stopping = phase == RunView.Phase.STOPPING || phase == RunView.Phase.ENDED;
    return find(entry, stopping).map(this::plus).orElse(this);
  }

  /**
   * The fault that an entry tells of, if it does.
   *
   * @param stopping whether the team is being stopped or has ended, which brings much about that
   *     would be a fault else
   */
  public static Optional<Fault> find(JournalEntry entry, boolean stopping) {
    return stopping && comesWithStopping(entry.event()) ? Optional.empty() : describe(entry);
  }

  private static boolean comesWithStopping(Event event) {
    return event instanceof Event.AgentExited
        || event instanceof Event.ConnectionLost
        || (event instanceof Event.DeliveryChanged e && e.to() == DeliveryState.DEAD_LETTER);
  }

  private Faults plus(Fault fault) {
    List<Fault> more = new ArrayList<>(recent);
    more.add(fault);
    return new Faults(more.subList(Math.max(0, more.size() - KEEP), more.size()), total + 1);
  }

  private static Optional<Fault> describe(JournalEntry entry) {
    Event event = entry.event();
    if (event instanceof Event.ConnectionLost e) {
      return fault(entry, "", "connection to tmux lost: " + e.cause() + detail(e.detail()));
    } else if (event instanceof Event.LetterRejected e) {
      return fault(entry, e.agent(), "letter rejected: " + e.reason());
    } else if (event instanceof Event.TranscriptStopped e) {
      return fault(entry, e.agent(), "transcript stopped: " + e.reason());
    } else if (event instanceof Event.DeliveryChanged e && e.to().undelivered()) {
      return fault(entry, e.agent(), undelivered(e));
    } else if (event instanceof Event.AgentDone e && !e.success()) {
      return fault(entry, e.agent(), "said that it failed" + detail(e.summary()));
    } else if (event instanceof Event.AgentExited e && (e.status() != 0 || e.signal() != 0)) {
      return fault(
          entry,
          e.agent(),
          e.signal() != 0
              ? "process ended by signal " + e.signal()
              : "process ended with status " + e.status());
    }
    return Optional.empty();
  }

  private static String undelivered(Event.DeliveryChanged e) {
    String what =
        e.to() == DeliveryState.UNCERTAIN ? "delivery uncertain" : "message not delivered";
    return what + " (" + e.to().label() + ")" + detail(e.evidence().detail());
  }

  private static String detail(String text) {
    return text.isEmpty() ? "" : ": " + Excerpt.of(text).text();
  }

  private static Optional<Fault> fault(JournalEntry entry, String about, String what) {
    return Optional.of(new Fault(entry.at(), about, what));
  }
}
