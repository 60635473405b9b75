package dev.tmuxo.engine.report;

import dev.tmuxo.engine.journal.Event;
import dev.tmuxo.engine.report.CheckInHistory.Past;
import dev.tmuxo.engine.report.Summary.Agent;
import dev.tmuxo.engine.report.Summary.Run;
import dev.tmuxo.engine.report.Summary.Took;
import dev.tmuxo.engine.report.Summary.Transcript;
import dev.tmuxo.engine.state.AgentStanding;
import dev.tmuxo.engine.state.TeamState;
import dev.tmuxo.engine.view.AgentMetrics;
import dev.tmuxo.engine.view.Timeline;
import dev.tmuxo.engine.view.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/** Sums a run up. */
final class Summing {
  private final RunRecord record;
  private final Map<String, Transcript> transcripts;
  private final Map<String, AgentMetrics> metrics = new HashMap<>();
  private final Map<String, Map<String, Long>> states = new HashMap<>();

  private Summing(RunRecord record, Map<String, Transcript> transcripts) {
    this.record = record;
    this.transcripts = transcripts;
    record.metrics().metrics().agents().forEach(agent -> metrics.put(agent.agent(), agent));
    for (Timeline.Span span : record.timeline().spans()) {
      Instant end = span.until().orElse(record.until());
      long millis = millis(span.from(), end);
      states
          .computeIfAbsent(span.agent(), name -> new TreeMap<>())
          .merge(span.state().label(), millis, Long::sum);
    }
  }

  /**
   * The sum.
   *
   * @param team its name, should the journal be empty
   */
  static Summary up(
      String team, RunRecord record, Map<String, Transcript> transcripts, boolean masked) {
    return new Summing(record, transcripts).sum(team, masked);
  }

  private Summary sum(String team, boolean masked) {
    Optional<Run> run = record.runs().latest();
    Optional<Event.TeamStarting> start = record.state().start();
    Map<String, Integer> deliveries = new TreeMap<>();
    record.deliveries().forEach((state, n) -> deliveries.put(state.label(), n));
    deliveries.values().removeIf(n -> n == 0);
    List<Agent> agents = start.stream().flatMap(e -> e.agents().stream()).map(this::agent).toList();
    return new Summary(
        Summary.FORMAT,
        record.team().isEmpty() ? team : record.team(),
        start.map(Event.TeamStarting::node).orElse(""),
        start.map(Event.TeamStarting::tmuxVersion).orElse(""),
        record.runs().count(),
        record.runs().all(),
        phase(record.state().phase()),
        run.flatMap(Run::outcome),
        run.map(Run::reason).orElse(""),
        run.map(Run::started),
        run.flatMap(Run::ended),
        run.map(r -> millis(r.started(), record.until())).orElse(0L),
        agents,
        record.messages().total(),
        deliveries,
        took(record.metrics().metrics().delivery()),
        checkIns(record.checkIns().all()),
        record.agents().stream().mapToInt(AgentStanding::restarts).sum(),
        record.happenings().faults(),
        record.metrics().metrics().questions(),
        masked,
        new Summary.Journal(record.state().seq(), record.state().at(), record.entries()));
  }

  private static String phase(TeamState.Phase phase) {
    return phase == TeamState.Phase.STOPPED ? "ended" : phase.name().toLowerCase(Locale.ROOT);
  }

  private static long millis(Instant from, Instant to) {
    return Math.max(0, Duration.between(from, to).toMillis());
  }

  private Agent agent(Event.Member member) {
    AgentStanding agent =
        record
            .state()
            .agent(member.name())
            .orElseGet(() -> AgentStanding.introduced(member.name(), record.until()));
    Optional<AgentMetrics> figures = Optional.ofNullable(metrics.get(agent.name()));
    return new Agent(
        agent.name(),
        member.role(),
        member.profile(),
        member.reportsTo(),
        agent.state(),
        agent.since(),
        agent.restarts(),
        agent.done().map(done -> new Summary.Done(done.success(), done.summary())),
        record
            .endings()
            .of(agent.name())
            .map(e -> new Summary.Exit(e.status(), e.signal(), e.at())),
        record.sentBy(agent.name()),
        figures.map(AgentMetrics::delivered).orElse(0L),
        figures.map(AgentMetrics::undelivered).orElse(0L),
        figures.map(AgentMetrics::waiting).orElse(0),
        figures.map(f -> took(f.delivery())).orElse(new Took(0, 0, 0)),
        figures.map(f -> took(f.turn())).orElse(new Took(0, 0, 0)),
        states.getOrDefault(agent.name(), Map.of()),
        Optional.ofNullable(transcripts.get(agent.name())));
  }

  private static Took took(Times times) {
    return new Took(times.count(), times.p50().toMillis(), times.p95().toMillis());
  }

  private static Summary.CheckIns checkIns(List<Past> all) {
    return new Summary.CheckIns(
        all.size(),
        sum(all, Past::sent),
        sum(all, Past::merged),
        sum(all, Past::skipped),
        sum(all, Past::escalated),
        (int) all.stream().filter(past -> past.due().isPresent()).count());
  }

  private static long sum(List<Past> all, ToLongFunction<Past> figure) {
    return all.stream().mapToLong(figure).sum();
  }
}
