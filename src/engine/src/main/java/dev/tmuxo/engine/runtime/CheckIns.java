package dev.tmuxo.engine.runtime;

import com.github.f4b6a3.ulid.UlidCreator;
import dev.tmuxo.engine.checkin.ScheduleTimes;
import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.error.TmuxoException;
import dev.tmuxo.engine.journal.Event;
import dev.tmuxo.engine.message.AgentMessage;
import dev.tmuxo.engine.message.Draft;
import dev.tmuxo.engine.message.MessageType;
import dev.tmuxo.engine.team.CheckInSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Function;

/**
 * The check-ins of a team: messages that a schedule sends. However many there are, one timer waits
 * for the earliest. Lives in the team's mailbox.
 */
final class CheckIns {
  /** Sender of what a schedule sends. */
  static final String SENDER = "check-in";

  /** Metadata of such a message: who added the check-in and gets the answer. */
  static final String BY = "check-in-by";

  private record CheckIn(String id, String by, CheckInSpec spec, Instant added) {}

  private record Due(Instant at, CheckIn checkIn) {}

  private final TeamContext team;
  private final Function<Draft, Optional<AgentMessage>> send;
  private final Map<String, CheckIn> known = new HashMap<>();
  private final PriorityQueue<Due> queue = new PriorityQueue<>(Comparator.comparing(Due::at));
  private Instant armed = Instant.MAX;

  /**
   * Check-ins that go out through a function.
   *
   * @param send empty if the message could not be accepted now
   */
  CheckIns(TeamContext team, Function<Draft, Optional<AgentMessage>> send) {
    this.team = team;
    this.send = send;
  }

  /** Adds a check-in and tells its id. */
  String add(String by, CheckInSpec spec) {
    Instant now = team.now();
    CheckIn checkIn = new CheckIn(UlidCreator.getMonotonicUlid().toString(), by, spec, now);
    Instant due =
        ScheduleTimes.next(spec.schedule(), now, now)
            .orElseThrow(
                () ->
                    new TmuxoException(
                        ErrorCode.CHECK_IN_INVALID,
                        "the check-in to " + spec.to() + " would never be due",
                        "Give it a time in the future."));
    known.put(checkIn.id(), checkIn);
    team.record(
        new Event.CheckInAdded(
            checkIn.id(),
            by,
            spec.to(),
            spec.schedule(),
            spec.content(),
            spec.type(),
            spec.priority(),
            due));
    queue.add(new Due(due, checkIn));
    arm();
    return checkIn.id();
  }

  /** Removes a check-in that is not due yet, or not for the last time. */
  void remove(String id, String by) {
    if (known.remove(id) == null) {
      throw new TmuxoException(
          ErrorCode.CHECK_IN_UNKNOWN,
          "there is no check-in " + id,
          "It may have been removed, or was due for the last time.");
    }
    queue.removeIf(due -> due.checkIn().id().equals(id));
    team.record(new Event.CheckInRemoved(id, by));
  }

  private void arm() {
    Due next = queue.peek();
    if (next != null && next.at().isBefore(armed)) {
      armed = next.at();
      Duration wait = Duration.between(team.now(), next.at());
      team.after(wait.isNegative() ? Duration.ZERO : wait, this::fireDue);
    }
  }

  private void fireDue() {
    armed = Instant.MAX;
    for (Due due = queue.peek(); due != null && !due.at().isAfter(team.now()); due = queue.peek()) {
      queue.poll();
      fire(due);
    }
    arm();
  }

  private void fire(Due due) {
    CheckIn checkIn = due.checkIn();
    CheckInSpec spec = checkIn.spec();
    Optional<Instant> next = ScheduleTimes.next(spec.schedule(), checkIn.added(), team.now());
    Draft draft =
        Draft.text(SENDER, spec.to(), spec.content())
            .withType(spec.type())
            .withPriority(spec.priority())
            .withMetadata(Map.of("check-in", checkIn.id(), BY, checkIn.by()));
    boolean asks = spec.type() == MessageType.STATUS_REQUEST;
    String message =
        send.apply(asks ? draft.requiringResponse() : draft).map(AgentMessage::id).orElse("");
    team.record(new Event.CheckInFired(checkIn.id(), message, next));
    next.ifPresentOrElse(at -> queue.add(new Due(at, checkIn)), () -> known.remove(checkIn.id()));
  }
}
