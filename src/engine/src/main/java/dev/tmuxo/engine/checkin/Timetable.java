package dev.tmuxo.engine.checkin;

import dev.tmuxo.engine.error.TmuxoException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The due times of one check-in: its schedule's, each put off by its jitter, up to its end. They
 * are a strictly increasing sequence that depends on the check-in alone, so that whoever computes
 * it, before a restart or after it, gets the same. Immutable.
 */
public final class Timetable {

  /** Messages that {@link CheckInRules.Missed#ALL} sends for what was missed. */
  public static final int ALL_AT_MOST = 100;

  /** What is sent so soon after its due time is on time. */
  static final Duration TOLERANCE = Duration.ofSeconds(10);

  private final long seed;
  private final ScheduleTimes times;
  private final Instant added;
  private final CheckInRules rules;

  /**
   * The timetable of a check-in.
   *
   * @param id of the check-in
   * @throws TmuxoException {@link dev.tmuxo.engine.error.ErrorCode#CHECK_IN_INVALID} if the
   *     schedule is not valid
   */
  public Timetable(String id, Schedule schedule, CheckInRules rules, Instant added) {
    this.seed = id.hashCode();
    this.times = ScheduleTimes.of(schedule, added);
    this.added = added;
    this.rules = rules;
  }

  /** The first due time. */
  public Optional<Instant> first() {
    return next(added);
  }

  /**
   * The due time after another one.
   *
   * @param due a due time of this table, or when the check-in was added
   */
  public Optional<Instant> next(Instant due) {
    // Jitter never reaches the next scheduled time, so this is the one after the one behind "due".
    return times.after(due).map(this::putOff).filter(next -> !ended(next));
  }

  /**
   * What to do about a due time that has come.
   *
   * @param due the first due time that nothing was done about yet
   * @param now not before it
   */
  public Reckoning reckon(Instant due, Instant now) {
    return switch (rules.missed()) {
      case ONCE_LATE -> catchUp(due, latest(due, now));
      case SKIP -> {
        Instant latest = latest(due, now);
        boolean onTime = !now.isAfter(latest.plus(TOLERANCE));
        yield onTime
            ? catchUp(due, latest)
            : new Reckoning(Optional.of(new Span(due, latest)), Optional.empty());
      }
      case ALL -> catchUp(due, earliestOfAll(due, now));
    };
  }

  /**
   * Due times that have come.
   *
   * @param missed those that get no message, earliest and latest, both included
   * @param send the one, after the missed, that gets a message
   */
  public record Reckoning(Optional<Span> missed, Optional<Instant> send) {}

  /** The due times from one through another. */
  public record Span(Instant first, Instant last) {}

  private Reckoning catchUp(Instant due, Instant send) {
    Optional<Span> missed =
        send.equals(due)
            ? Optional.empty()
            : Optional.of(new Span(due, latest(due, send.minusNanos(1))));
    return new Reckoning(missed, Optional.of(send));
  }

  /**
   * Where a catch-up begins that sends a message for each missed due time, but not for too many.
   */
  private Instant earliestOfAll(Instant due, Instant now) {
    Optional<Instant> ahead = Optional.of(due);
    for (int i = 0; i < ALL_AT_MOST && ahead.isPresent(); i++) {
      ahead = next(ahead.get());
    }
    if (ahead.isEmpty() || ahead.get().isAfter(now)) {
      return due;
    }
    Instant earliest = latest(due, now);
    for (int i = 1; i < ALL_AT_MOST; i++) {
      earliest = latest(due, earliest.minusNanos(1));
    }
    return earliest;
  }

  /** The latest due time up to a moment, not before {@code due}. */
  private Instant latest(Instant due, Instant moment) {
    Instant end = rules.until().filter(moment::isAfter).orElse(moment);
    Optional<Instant> scheduled = latestScheduled(due, end);
    if (scheduled.isEmpty()) {
      return due;
    }
    Instant latest = putOff(scheduled.get());
    if (!latest.isAfter(end)) {
      return latest;
    }
    return latestScheduled(due, scheduled.get().minusNanos(1)).map(this::putOff).orElse(due);
  }

  /**
   * The latest scheduled time after one moment and not after another. Halves the time between them,
   * for after a year of sleep counting every minute would take minutes.
   */
  private Optional<Instant> latestScheduled(Instant after, Instant end) {
    Optional<Instant> found = Optional.empty();
    Instant low = after;
    Instant high = end;
    for (Optional<Instant> next = upTo(low, high); next.isPresent(); next = upTo(low, high)) {
      found = next;
      low = next.get();
      Instant middle = low.plus(Duration.between(low, high).dividedBy(2));
      Optional<Instant> beyond = upTo(middle, high);
      if (beyond.isPresent()) {
        found = beyond;
        low = beyond.get();
      } else {
        high = middle;
      }
    }
    return found;
  }

  private Optional<Instant> upTo(Instant low, Instant high) {
    return times.after(low).filter(time -> !time.isAfter(high));
  }

  private boolean ended(Instant due) {
    return rules.until().filter(due::isAfter).isPresent();
  }

  private Instant putOff(Instant scheduled) {
    if (rules.jitter().isZero()) {
      return scheduled;
    }
    Duration room =
        times
            .after(scheduled)
            .map(next -> Duration.between(scheduled, next))
            .filter(gap -> gap.compareTo(rules.jitter()) < 0)
            .orElse(rules.jitter());
    long part = Math.floorMod(mixed(seed ^ scheduled.toEpochMilli()), 1 << 20);
    return scheduled.plusMillis((long) (room.toMillis() * (part / (double) (1 << 20))));
  }

  /** The finaliser of SplitMix64: like inputs, unlike outputs. */
  private static long mixed(long value) {
    long z = value + 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
