package dev.tmuxo.engine.runtime;

import com.github.f4b6a3.ulid.UlidCreator;
import dev.tmuxo.engine.checkin.Timetable;
import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.error.TmuxoException;
import dev.tmuxo.engine.journal.Event;
import dev.tmuxo.engine.journal.JournalEntry;
import dev.tmuxo.engine.state.CheckInLedger;
import dev.tmuxo.engine.state.StandingCheckIn;
import dev.tmuxo.engine.team.CheckInSpec;
import dev.tmuxo.engine.view.CheckInView;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The check-ins of a team: messages that a schedule sends. However many there are, one timer waits
 * for the earliest.
 *
 * <p>What stands is what the journal says: every change is recorded first, and comes back through
 * {@link #noted} into a {@link CheckInLedger}, the same that a restarted host goes on from. Lives
 * in the team's mailbox.
 */
final class CheckIns {
  private static final Logger LOG = LoggerFactory.getLogger(CheckIns.class);

  /** Dealt with in one go; then others have their turn in the mailbox. */
  private static final int AT_ONCE = 200;

  /** More than these in a team are a mistake, or a program run wild. */
  private static final int MOST = 50_000;

  private static final int MOST_OF_AN_AGENT = 1_000;

  private final TeamContext team;
  private final CheckInPost post;
  private final CheckInQueue queue;
  private CheckInLedger ledger = new CheckInLedger();

  CheckIns(TeamContext team, CheckInPost post, Function<Runnable, Alarm> alarms) {
    this.team = team;
    this.post = post;
    this.queue = new CheckInQueue(team::now, alarms, this::ring);
  }

  /**
   * Adds a check-in and tells its id.
   *
   * @throws TmuxoException if it makes no sense, or there are too many
   */
  String add(String by, CheckInSpec spec) {
    String id = add(by, spec, team.now());
    queue.arm();
    return id;
  }

  /**
   * Adds a team's own check-ins, all as of now; one whose time has passed meanwhile is left out.
   */
  void addAll(String by, List<CheckInSpec> specs) {
    Instant now = team.now();
    for (CheckInSpec spec : specs) {
      try {
        add(by, spec, now);
      } catch (TmuxoException e) {
        LOG.warn("a check-in of {} to {} was not added: {}", by, spec.to(), e.getMessage());
      }
    }
    queue.arm();
  }

  private String add(String by, CheckInSpec spec, Instant now) {
    spec.check(now);
    post.check(spec.to());
    checkRoom(by);
    String id = UlidCreator.getMonotonicUlid().toString();
    Instant due =
        new Timetable(id, spec.schedule(), spec.rules(), now)
            .first()
            .orElseThrow(
                () ->
                    new TmuxoException(
                        ErrorCode.CHECK_IN_INVALID,
                        "the check-in to " + spec.to() + " would never be due",
                        "Let it end later."));
    team.record(added(id, by, spec, now, due, 0));
    return id;
  }

  private void checkRoom(String by) {
    boolean full = ledger.size() >= MOST;
    if (!full && team.spec().agent(by).isPresent() && ledger.size() >= MOST_OF_AN_AGENT) {
      full = ledger.standing().stream().filter(c -> c.by().equals(by)).count() >= MOST_OF_AN_AGENT;
    }
    if (full) {
      throw new TmuxoException(
          ErrorCode.CHECK_IN_LIMIT,
          "there are too many check-ins: at most %d of an agent, %d of a team"
              .formatted(MOST_OF_AN_AGENT, MOST),
          "Remove some, or use one that repeats.");
    }
  }

  private static Event added(
      String id, String by, CheckInSpec spec, Instant added, Instant due, int fired) {
    return new Event.CheckInAdded(
        id,
        by,
        spec.to(),
        spec.schedule(),
        spec.content(),
        spec.type(),
        spec.priority(),
        due,
        spec.rules(),
        Optional.of(added),
        fired);
  }

  /**
   * Removes a check-in. Agents can remove what they have added themselves.
   *
   * @throws TmuxoException if there is none that {@code by} may remove
   */
  void remove(String id, String by) {
    StandingCheckIn checkIn =
        ledger
            .find(id)
            .orElseThrow(
                () ->
                    new TmuxoException(
                        ErrorCode.CHECK_IN_UNKNOWN,
                        "there is no check-in " + id,
                        "It may have been removed, or was due for the last time."));
    if (team.spec().agent(by).isPresent() && !checkIn.by().equals(by)) {
      throw new TmuxoException(
          ErrorCode.CHECK_IN_FOREIGN,
          "check-in " + id + " was added by " + checkIn.by(),
          "Ask them to remove it.");
    }
    team.record(new Event.CheckInRemoved(id, by));
    queue.arm();
  }

  /** Those that will be due again, soonest first. */
  List<CheckInView> list() {
    return ledger.standing().stream()
        .map(CheckInView::of)
        .sorted(Comparator.comparing(CheckInView::due).thenComparing(CheckInView::id))
        .toList();
  }

  /**
   * Goes on with the check-ins of this run of the team, which an earlier host had. What fell due
   * meanwhile is dealt with a little later, when the agents' letters have been read.
   */
  void restore(CheckInLedger saved) {
    ledger = saved.copy();
    ledger.standing().forEach(checkIn -> follow(checkIn.id()));
    ledger.standing().forEach(this::completeFiring);
    queue.settle();
  }

  /** Goes on, in a new run of the team, with the check-ins of the one before. */
  void takeOver(CheckInLedger earlier) {
    for (StandingCheckIn c : earlier.standing()) {
      Optional<Instant> due = c.sent().isEmpty() ? Optional.of(c.due()) : after(c);
      int fired = c.fired() + (c.sent().isEmpty() ? 0 : 1);
      due.ifPresent(at -> team.record(added(c.id(), c.by(), c.spec(), c.added(), at, fired)));
    }
    queue.settle();
  }

  /** The host went down after a message was accepted and before the journal said what for. */
  private void completeFiring(StandingCheckIn c) {
    c.sent()
        .ifPresent(
            sending ->
                team.record(
                    sending.merged()
                        ? new Event.CheckInMerged(c.id(), sending.message(), c.due(), after(c))
                        : new Event.CheckInFired(
                            c.id(), sending.message(), after(c), Optional.of(c.due()))));
  }

  private static Optional<Instant> after(StandingCheckIn c) {
    return CheckInRound.next(c, c.due());
  }

  /** Takes in what the journal got. */
  void noted(JournalEntry entry) {
    ledger.apply(entry);
    Event event = entry.event();
    if (event instanceof Event.CheckInAdded e) {
      follow(e.id());
    } else if (event instanceof Event.CheckInFired e) {
      follow(e.id());
    } else if (event instanceof Event.CheckInMerged e) {
      follow(e.id());
    } else if (event instanceof Event.CheckInSkipped e) {
      follow(e.id());
    } else if (event instanceof Event.CheckInRemoved e) {
      follow(e.id());
    }
  }

  private void follow(String id) {
    queue.put(id, ledger.find(id).map(StandingCheckIn::due));
  }

  /** Looks at the wall clock. Cheap; to be called now and then. */
  void clockMayHaveJumped() {
    queue.clockMayHaveJumped();
  }

  private void ring() {
    Instant now = team.now();
    List<StandingCheckIn> due =
        queue.due(now, AT_ONCE).stream().map(ledger::find).flatMap(Optional::stream).toList();
    new CheckInRound(team, post, ledger, now).run(due);
    queue.arm();
  }
}
