package dev.tmuxo.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tmuxo.engine.checkin.CheckInLabel;
import dev.tmuxo.engine.checkin.CheckInRules;
import dev.tmuxo.engine.checkin.Schedule;
import dev.tmuxo.engine.checkin.Timetable;
import dev.tmuxo.engine.journal.Event;
import dev.tmuxo.engine.journal.JournalEntry;
import dev.tmuxo.engine.json.Json;
import dev.tmuxo.engine.state.CheckInLedger;
import dev.tmuxo.engine.team.CheckInSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** Whatever happens to clock and host, the journal accounts for each due time exactly once. */
final class CheckInRunsTest {
  private static final List<String> AGENTS = List.of("pm", "dev-1", "dev-*", "@all", "operator");

  /** Something that happens. */
  interface Step {
    void on(CheckInRig rig);
  }

  private record Named(String name, Step step) implements Step {
    @Override
    public void on(CheckInRig rig) {
      step.on(rig);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  @Provide
  Arbitrary<List<Step>> life() {
    Arbitrary<Step> pass =
        seconds(1, 8000).map(s -> new Named("pass " + s, rig -> rig.pass("PT" + s + "S")));
    Arbitrary<Step> jump =
        seconds(-8000, 40_000).map(s -> new Named("jump " + s, rig -> rig.jump("PT" + s + "S")));
    Arbitrary<Step> restart =
        Combinators.combine(Arbitraries.integers().between(0, 4), seconds(0, 8000))
            .as(
                (lost, away) ->
                    new Named(
                        "restart after " + away + " without " + lost,
                        rig -> restart(rig, lost, "PT" + away + "S")));
    Arbitrary<Step> takeIn =
        Arbitraries.of("pm", "dev-1", "dev-2", "lead")
            .map(agent -> new Named(agent + " takes in", rig -> rig.takeIn(agent)));
    Arbitrary<Step> busy =
        Arbitraries.of("pm", "dev-1")
            .map(
                agent ->
                    new Named(
                        agent + " is busy or not",
                        rig -> {
                          if (!rig.busy.remove(agent)) {
                            rig.busy.add(agent);
                          }
                        }));
    Arbitrary<Step> add =
        checkIns().map(spec -> new Named("add " + spec, rig -> rig.checkIns.add("pm", spec)));
    return Arbitraries.oneOf(pass, pass, jump, restart, takeIn, busy, add)
        .list()
        .ofMinSize(3)
        .ofMaxSize(25);
  }

  private static Arbitrary<Integer> seconds(int least, int most) {
    return Arbitraries.integers().between(least, most);
  }

  @Provide
  Arbitrary<CheckInSpec> checkIns() {
    Arbitrary<Schedule> every =
        seconds(240, 7200).map(s -> new Schedule.Every(Duration.ofSeconds(s)));
    Arbitrary<Schedule> in = seconds(1, 9000).map(s -> new Schedule.In(Duration.ofSeconds(s)));
    Arbitrary<Schedule> cron =
        Arbitraries.of("*/7 * * * *", "30 2 * * *", "0 9-17 * * 1-5")
            .map(line -> new Schedule.Cron(line, "Europe/Berlin"));
    Arbitrary<CheckInRules> rules =
        Combinators.combine(
                Arbitraries.of(CheckInRules.Missed.class),
                Arbitraries.of(CheckInRules.IfBusy.class),
                Arbitraries.of(1, 3).optional(0.5),
                seconds(0, 3).map(s -> Duration.ofSeconds(s * 40L)))
            .as(
                (missed, busy, count, jitter) ->
                    new CheckInRules(
                        missed, busy, count, Optional.empty(), jitter, Optional.empty()));
    return Combinators.combine(Arbitraries.of(AGENTS), Arbitraries.oneOf(every, in, cron), rules)
        .as((to, schedule, ruled) -> CheckInSpec.asking(to, schedule, "Status?").withRules(ruled));
  }

  /** What was added must stay: a command is acknowledged when it is on disk. */
  private static void restart(CheckInRig rig, int lost, String away) {
    int unacknowledged = 0;
    for (int i = rig.journal.size() - 1; i >= 0 && unacknowledged < lost; i--) {
      if (rig.journal.get(i).event() instanceof Event.CheckInAdded) {
        break;
      }
      unacknowledged++;
    }
    rig.restart(unacknowledged, away);
  }

  @Property(tries = 80)
  void eachDueTimeIsFiredSkippedOrMergedExactlyOnce(
      @ForAll @Size(min = 1, max = 4) List<@net.jqwik.api.From("checkIns") CheckInSpec> specs,
      @ForAll("life") List<Step> life) {
    CheckInRig rig = new CheckInRig();
    rig.checkIns.addAll("operator", specs);
    life.forEach(step -> step.on(rig));
    rig.pass("PT10S");

    rig.events(Event.CheckInAdded.class).forEach(added -> account(rig, added));
    assertThat(rig.events(Event.MessageAccepted.class))
        .as("no due time is sent twice")
        .flatExtracting(e -> CheckInLabel.of(e.message()).orElseThrow().parts())
        .doesNotHaveDuplicates();
  }

  private static void account(CheckInRig rig, Event.CheckInAdded added) {
    Timetable times =
        new Timetable(added.id(), added.schedule(), added.rules(), added.added().orElseThrow());
    Optional<Instant> expected = times.first();
    assertThat(expected).contains(added.due());
    for (JournalEntry entry : rig.journal) {
      Optional<Account> account = Account.of(entry.event(), added.id());
      if (account.isPresent()) {
        Account a = account.get();
        assertThat(expected).as("dealt with once, in order").contains(a.first());
        assertThat(done(rig, entry)).as("never before it is due").isAfterOrEqualTo(a.last());
        while (expected.isPresent() && !expected.get().isAfter(a.last())) {
          expected = times.next(expected.get());
        }
        if (a.next().isEmpty()) {
          expected = Optional.empty();
        }
        assertThat(a.next()).as("what the journal says comes next").isEqualTo(expected);
      }
    }
    assertThat(expected.filter(due -> !due.isAfter(rig.now()))).as("left undone").isEmpty();
    assertThat(rig.ledger().find(added.id()).map(c -> c.due())).isEqualTo(expected);
  }

  /** When it was done: what a restarted host adds to the journal is about a message sent before. */
  private static Instant done(CheckInRig rig, JournalEntry entry) {
    Event event = entry.event();
    String message =
        event instanceof Event.CheckInFired e
            ? e.message()
            : event instanceof Event.CheckInMerged e ? e.message() : "";
    return rig.events(Event.MessageAccepted.class)
        .filter(e -> e.message().id().equals(message))
        .map(e -> e.message().timestamp())
        .filter(sent -> sent.isAfter(entry.at()))
        .findFirst()
        .orElse(entry.at());
  }

  /** What an event says about due times. */
  private record Account(Instant first, Instant last, Optional<Instant> next) {
    static Optional<Account> of(Event event, String id) {
      if (event instanceof Event.CheckInFired e && e.id().equals(id)) {
        return Optional.of(new Account(e.due().orElseThrow(), e.due().orElseThrow(), e.next()));
      } else if (event instanceof Event.CheckInMerged e && e.id().equals(id)) {
        return Optional.of(new Account(e.due(), e.due(), e.next()));
      } else if (event instanceof Event.CheckInSkipped e && e.id().equals(id)) {
        return Optional.of(new Account(e.due(), e.last(), e.next()));
      }
      return Optional.empty();
    }
  }

  @Property(tries = 40)
  void aSnapshotGoesOnLikeTheJournalItself(
      @ForAll @Size(min = 1, max = 4) List<@net.jqwik.api.From("checkIns") CheckInSpec> specs,
      @ForAll("life") List<Step> life)
      throws Exception {
    CheckInRig rig = new CheckInRig();
    rig.checkIns.addAll("operator", specs);
    life.forEach(step -> step.on(rig));

    int half = rig.journal.size() / 2;
    CheckInLedger first = new CheckInLedger();
    rig.journal.subList(0, half).forEach(first::apply);
    String json = Json.mapper().writeValueAsString(first);
    CheckInLedger resumed = Json.mapper().readValue(json, CheckInLedger.class);
    for (JournalEntry entry : rig.journal.subList(half, rig.journal.size())) {
      String line = Json.mapper().writeValueAsString(entry);
      resumed.apply(Json.mapper().readValue(line, JournalEntry.class));
    }
    assertThat(Json.mapper().valueToTree(resumed).toString())
        .isEqualTo(Json.mapper().valueToTree(rig.ledger()).toString());
  }
}
