package dev.tmuxo.engine.runtime;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * When which check-in is due next, and the one alarm that waits for the earliest. Lives in the
 * team's mailbox.
 */
final class CheckInQueue {

  /** So long after a restart agents' letters have been read: an answer among them counts. */
  private static final Duration SETTLING = Duration.ofSeconds(3);

  private record Due(Instant at, String id) {}

  private final Supplier<Instant> now;
  private final Alarm alarm;
  private final Runnable ring;
  private final TreeSet<Due> queue =
      new TreeSet<>(Comparator.comparing(Due::at).thenComparing(Due::id));
  private final Map<String, Due> byId = new HashMap<>();
  private Optional<Instant> armed = Optional.empty();
  private boolean settling;

  /**
   * An empty queue.
   *
   * @param ring called when something may be due; {@link #arm} ends its work
   */
  CheckInQueue(Supplier<Instant> now, Function<Runnable, Alarm> alarms, Runnable ring) {
    this.now = now;
    this.ring = ring;
    this.alarm = alarms.apply(this::rung);
  }

  /** Notes when a check-in is due next; empty if it is not again. */
  void put(String id, Optional<Instant> at) {
    Optional.ofNullable(byId.remove(id)).ifPresent(queue::remove);
    at.map(time -> new Due(time, id))
        .ifPresent(
            due -> {
              byId.put(id, due);
              queue.add(due);
            });
  }

  /** Which are due by then, earliest first. */
  List<String> due(Instant by, int most) {
    List<String> ids = new ArrayList<>();
    for (Due next : queue) {
      if (next.at().isAfter(by) || ids.size() == most) {
        break;
      }
      ids.add(next.id());
    }
    return ids;
  }

  /** Sets the alarm for the earliest, if it is not. */
  void arm() {
    if (settling) {
      return;
    }
    if (queue.isEmpty()) {
      armed = Optional.empty();
      alarm.clear();
      return;
    }
    Instant next = queue.first().at();
    if (armed.filter(next::equals).isEmpty()) {
      armed = Optional.of(next);
      Duration wait = Duration.between(now.get(), next);
      alarm.set(wait.isNegative() ? Duration.ZERO : wait);
    }
  }

  /** Rings a little later, and not before: the host has just come back. */
  void settle() {
    settling = true;
    alarm.set(SETTLING);
  }

  /**
   * Rings if something is due: the alarm, which counts monotonic time, is late when the wall clock
   * was put forward or the machine slept.
   */
  void clockMayHaveJumped() {
    if (!settling && !queue.isEmpty() && !queue.first().at().isAfter(now.get())) {
      rung();
    }
  }

  private void rung() {
    settling = false;
    armed = Optional.empty();
    ring.run();
  }
}
