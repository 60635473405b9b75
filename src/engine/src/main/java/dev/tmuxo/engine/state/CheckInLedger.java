package dev.tmuxo.engine.state;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.tmuxo.engine.checkin.CheckInLabel;
import dev.tmuxo.engine.delivery.DeliveryState;
import dev.tmuxo.engine.journal.Event;
import dev.tmuxo.engine.journal.JournalEntry;
import dev.tmuxo.engine.message.MessageType;
import dev.tmuxo.engine.team.CheckInSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The check-ins that still stand, as a fold of the journal: the running team keeps one by what it
 * records, a restarted host gets the same one from the same entries. A new run of the team begins
 * with none. Not thread-safe. In JSON it is a snapshot, which {@link Snapshot} describes.
 */
public final class CheckInLedger {
  private final Map<String, StandingCheckIn> standing = new LinkedHashMap<>();
  private final SentCheckIns sent = new SentCheckIns();

  /** While nothing is typed nobody can answer. */
  private boolean paused;

  /** An empty ledger. */
  public CheckInLedger() {}

  /** A ledger as JSON has it. */
  record Snapshot(
      List<StandingCheckIn> checkIns, List<SentCheckIns.Sent> messages, boolean paused) {
    Snapshot {
      checkIns = List.copyOf(checkIns);
      messages = List.copyOf(messages);
    }
  }

  @JsonCreator
  static CheckInLedger of(Snapshot snapshot) {
    CheckInLedger ledger = new CheckInLedger();
    snapshot.checkIns().forEach(checkIn -> ledger.standing.put(checkIn.id(), checkIn));
    snapshot.messages().forEach(ledger.sent::put);
    ledger.paused = snapshot.paused();
    return ledger;
  }

  @JsonValue
  Snapshot snapshot() {
    return new Snapshot(standing(), List.copyOf(sent.all()), paused);
  }

  /** A ledger of its own that says the same. */
  public CheckInLedger copy() {
    return of(snapshot());
  }

  /** The check-ins that will be due again, in the order in which they were added. */
  public List<StandingCheckIn> standing() {
    return List.copyOf(standing.values());
  }

  public Optional<StandingCheckIn> find(String id) {
    return Optional.ofNullable(standing.get(id));
  }

  public int size() {
    return standing.size();
  }

  /**
   * A check-in's message that an agent of the team has not taken in yet and that says this.
   *
   * @param by who gets the answer
   */
  public Optional<String> waiting(String by, MessageType type, String content, String agent) {
    return sent.waiting(SentCheckIns.print(by, type, content), agent);
  }

  /** Takes in the next entry of the journal. */
  public void apply(JournalEntry entry) {
    Event event = entry.event();
    if (event instanceof Event.DeliveryChanged e) {
      delivery(e);
    } else if (event instanceof Event.MessageAccepted e) {
      CheckInLabel.of(e.message()).ifPresent(label -> accepted(label, e));
    } else if (event instanceof Event.CheckInAdded e) {
      standing.put(e.id(), added(e, entry.at()));
    } else if (event instanceof Event.CheckInFired e) {
      dealtWith(e.id(), e.message(), e.next());
    } else if (event instanceof Event.CheckInMerged e) {
      sent.join(e.message(), e.id());
      dealtWith(e.id(), e.message(), e.next());
    } else if (event instanceof Event.CheckInSkipped e) {
      dueAgain(e.id(), e.next());
    } else if (event instanceof Event.CheckInEscalated e) {
      change(e.id(), checkIn -> checkIn.settled(e.agents()));
    } else if (event instanceof Event.CheckInRemoved e) {
      remove(e.id());
    } else if (event instanceof Event.CheckInEnded e) {
      remove(e.id());
    } else if (event instanceof Event.TeamPaused) {
      paused = true;
    } else if (event instanceof Event.TeamResumed) {
      paused = false;
    } else if (event instanceof Event.TeamStarting) {
      standing.clear();
      sent.clear();
      paused = false;
    }
  }

  private static StandingCheckIn added(Event.CheckInAdded e, Instant at) {
    return new StandingCheckIn(
        e.id(),
        e.by(),
        new CheckInSpec(
            e.to(), e.schedule(), e.content(), e.messageType(), e.priority(), e.rules()),
        e.added().orElse(at),
        e.due(),
        e.fired(),
        Map.of(),
        List.of(),
        Optional.empty());
  }

  private void accepted(CheckInLabel label, Event.MessageAccepted event) {
    String message = event.message().id();
    sent.accepted(label, event.message(), event.deliveries());
    for (CheckInLabel.Part part : label.parts()) {
      boolean merged = !part.equals(label.parts().get(0));
      StandingCheckIn.Sending sending = new StandingCheckIn.Sending(message, merged);
      change(
          part.checkIn(),
          checkIn -> checkIn.due().equals(part.due()) ? checkIn.sentAs(sending) : checkIn);
    }
  }

  private void delivery(Event.DeliveryChanged event) {
    if (event.to() == DeliveryState.ANSWERED) {
      for (String id :
          sent.find(event.message()).map(SentCheckIns.Sent::checkIns).orElse(List.of())) {
        change(id, checkIn -> checkIn.settled(List.of(event.agent())));
      }
    }
    sent.noted(event, this::needed);
  }

  private void dealtWith(String id, String message, Optional<Instant> next) {
    List<String> before = find(id).map(StandingCheckIn::recent).orElse(List.of());
    List<String> asked = sent.find(message).map(SentCheckIns.Sent::asked).orElse(List.of());
    change(id, checkIn -> checkIn.dealtWith(message, paused ? List.of() : asked));
    dueAgain(id, next);
    List<String> seen = new ArrayList<>(before);
    seen.add(message);
    seen.forEach(m -> sent.forgetUnless(m, this::needed));
  }

  private void dueAgain(String id, Optional<Instant> next) {
    next.ifPresentOrElse(due -> change(id, checkIn -> checkIn.dueAt(due)), () -> remove(id));
  }

  private void change(String id, UnaryOperator<StandingCheckIn> change) {
    standing.computeIfPresent(id, (same, checkIn) -> change.apply(checkIn));
  }

  private void remove(String id) {
    StandingCheckIn gone = standing.remove(id);
    if (gone != null) {
      gone.recent().forEach(message -> sent.forgetUnless(message, this::needed));
    }
  }

  /** Whether an answer to the message would still count. */
  private boolean needed(SentCheckIns.Sent message) {
    return message.checkIns().stream()
        .map(standing::get)
        .anyMatch(checkIn -> checkIn != null && keeps(checkIn, message.message()));
  }

  private static boolean keeps(StandingCheckIn checkIn, String message) {
    return checkIn.recent().contains(message)
        || checkIn.sent().filter(s -> s.message().equals(message)).isPresent();
  }
}
