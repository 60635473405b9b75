package dev.tmuxo.engine.runtime;

import dev.tmuxo.engine.checkin.Schedule;
import dev.tmuxo.engine.delivery.DeliveryState;
import dev.tmuxo.engine.delivery.Evidence;
import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.error.TmuxoException;
import dev.tmuxo.engine.journal.Event;
import dev.tmuxo.engine.journal.JournalEntry;
import dev.tmuxo.engine.message.Addresses;
import dev.tmuxo.engine.message.AgentMessage;
import dev.tmuxo.engine.message.AgentRef;
import dev.tmuxo.engine.message.Draft;
import dev.tmuxo.engine.message.Roster;
import dev.tmuxo.engine.profile.Profile;
import dev.tmuxo.engine.profile.ProfileLoader;
import dev.tmuxo.engine.profile.ResourceLibrary;
import dev.tmuxo.engine.state.CheckInLedger;
import dev.tmuxo.engine.team.AgentSpec;
import dev.tmuxo.engine.team.CheckInSpec;
import dev.tmuxo.engine.team.RestartPolicy;
import dev.tmuxo.engine.team.TeamSpec;
import dev.tmuxo.engine.tmux.CommandList;
import dev.tmuxo.engine.tmux.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Check-ins with a wall clock and a monotonic one that the test moves, a journal that it can cut,
 * and agents that take messages in when it says so. The team: lead, and pm, dev-1 and dev-2 that
 * report to it.
 */
final class CheckInRig implements TeamContext {
  static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
  private static final Profile PROFILE = new ProfileLoader(ResourceLibrary.builtIn()).load("fake");
  private static final TeamSpec TEAM =
      new TeamSpec(
          "shop",
          "/",
          false,
          List.of(agent("lead"), agent("pm"), agent("dev-1"), agent("dev-2")),
          List.of());

  final List<JournalEntry> journal = new ArrayList<>();
  final Set<String> busy = new HashSet<>();
  int rings;
  int longest = Integer.MAX_VALUE;

  private Instant wall = START;
  private Duration monotonic = Duration.ZERO;
  private Optional<Duration> ringsAt = Optional.empty();
  private Runnable ring = () -> {};
  private int messages;
  CheckIns checkIns = host();

  private static AgentSpec agent(String name) {
    return new AgentSpec(
        name,
        "engineer",
        PROFILE,
        List.of("x"),
        "/",
        Map.of(),
        name.equals("lead") ? Optional.empty() : Optional.of("lead"),
        Optional.empty(),
        RestartPolicy.NEVER);
  }

  static CheckInSpec every(String period, String to, String text) {
    return CheckInSpec.asking(to, new Schedule.Every(Duration.parse(period)), text);
  }

  static CheckInSpec in(String delay, String to, String text) {
    return CheckInSpec.asking(to, new Schedule.In(Duration.parse(delay)), text);
  }

  private CheckIns host() {
    CheckInPost post =
        new CheckInPost(
            TEAM,
            new Neighbours() {
              @Override
              public Optional<Roster> roster(String team) {
                return Optional.empty();
              }

              @Override
              public void forward(String team, AgentMessage message, List<String> recipients) {}
            },
            name -> !busy.contains(name),
            this::accept);
    return new CheckIns(this, post, this::alarm);
  }

  private Alarm alarm(Runnable task) {
    ring = task;
    return new Alarm() {
      @Override
      public void set(Duration delay) {
        ringsAt = Optional.of(monotonic.plus(delay));
      }

      @Override
      public void clear() {
        ringsAt = Optional.empty();
      }
    };
  }

  // --- what the test does ---

  /** Time passes. */
  void pass(String length) {
    Duration end = monotonic.plus(Duration.parse(length));
    while (ringsAt.filter(at -> at.compareTo(end) <= 0).isPresent()) {
      move(ringsAt.get().minus(monotonic));
      ringsAt = Optional.empty();
      rings++;
      ring.run();
    }
    move(end.minus(monotonic));
    checkIns.clockMayHaveJumped();
  }

  private void move(Duration step) {
    monotonic = monotonic.plus(step);
    wall = wall.plus(step);
  }

  /** The wall clock jumps, or the machine sleeps; then the next look at the clock comes. */
  void jump(String length) {
    wall = wall.plus(Duration.parse(length));
    checkIns.clockMayHaveJumped();
  }

  /** The host is killed with the last entries unwritten, and comes back after a while. */
  void restart(int unwritten, String away) {
    journal.subList(Math.max(0, journal.size() - unwritten), journal.size()).clear();
    ringsAt = Optional.empty();
    move(Duration.parse(away));
    CheckInLedger ledger = ledger();
    checkIns = host();
    checkIns.restore(ledger);
  }

  CheckInLedger ledger() {
    CheckInLedger ledger = new CheckInLedger();
    journal.forEach(ledger::apply);
    return ledger;
  }

  /** The agents take in all that waits for them. */
  void takeIn(String... agents) {
    Set<String> delivered = new HashSet<>();
    events(Event.DeliveryChanged.class).forEach(d -> delivered.add(d.message() + " " + d.agent()));
    for (Event.MessageAccepted sent : events(Event.MessageAccepted.class).toList()) {
      for (String agent : agents) {
        String message = sent.message().id();
        if (sent.deliveries().contains(agent) && !delivered.contains(message + " " + agent)) {
          deliver(message, agent, DeliveryState.SUBMITTED);
        }
      }
    }
  }

  void deliver(String message, String agent, DeliveryState state) {
    record(
        new Event.DeliveryChanged(
            message, agent, DeliveryState.QUEUED, state, new Evidence(wall, "test", "")));
  }

  <T extends Event> Stream<T> events(Class<T> type) {
    return journal.stream().map(JournalEntry::event).filter(type::isInstance).map(type::cast);
  }

  /** What was sent: when after the start, to whom, what. */
  List<String> sent() {
    return events(Event.MessageAccepted.class)
        .map(
            e ->
                Duration.between(START, e.message().timestamp())
                    + " "
                    + String.join(",", e.deliveries())
                    + " "
                    + e.message().content().replace("\n", "|"))
        .toList();
  }

  private AgentMessage accept(Draft draft) {
    if (draft.content().length() > longest) {
      throw new TmuxoException(ErrorCode.MESSAGE_TOO_LARGE, "too long", "Shorten it.");
    }
    List<String> agents =
        draft.to().equals(List.of(PostOffice.OPERATOR))
            ? List.of()
            : Addresses.resolve(draft.to(), draft.sender(), TEAM.roster(), t -> Optional.empty())
                .stream()
                .map(AgentRef::agent)
                .toList();
    AgentMessage message =
        new AgentMessage(
            "m" + ++messages,
            wall,
            draft.sender(),
            draft.to(),
            draft.type(),
            draft.content(),
            draft.metadata(),
            draft.priority(),
            draft.ttl(),
            draft.requiresResponse(),
            draft.correlationId(),
            draft.onUncertain());
    record(new Event.MessageAccepted(message, agents));
    return message;
  }

  // --- what check-ins see of their team ---

  @Override
  public TeamSpec spec() {
    return TEAM;
  }

  @Override
  public void record(Event event) {
    JournalEntry entry = new JournalEntry(journal.size() + 1, wall, "shop", event);
    journal.add(entry);
    checkIns.noted(entry);
  }

  @Override
  public boolean writable() {
    return true;
  }

  @Override
  public void whenWritten(Runnable task) {
    task.run();
  }

  @Override
  public Instant now() {
    return wall;
  }

  @Override
  public void after(Duration delay, Runnable task) {
    throw new UnsupportedOperationException("check-ins have one alarm and no other timer");
  }

  @Override
  public void run(CommandList commands, Consumer<Reply> replied, Consumer<Throwable> failed) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void readBuffer(String name, Consumer<String> read, Consumer<Throwable> failed) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Limits limits() {
    throw new UnsupportedOperationException();
  }

  @Override
  public long epoch() {
    return 0;
  }
}
