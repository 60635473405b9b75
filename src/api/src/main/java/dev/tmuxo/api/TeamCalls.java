package dev.tmuxo.api;

import dev.tmuxo.api.wire.Readiness;
import dev.tmuxo.api.wire.TeamEnded;
import dev.tmuxo.api.wire.TeamStart;
import dev.tmuxo.api.wire.TeamStarted;
import dev.tmuxo.api.wire.Teams;
import dev.tmuxo.api.wire.Terminal;
import dev.tmuxo.engine.config.Settings;
import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.error.TmuxoException;
import dev.tmuxo.engine.journal.Event;
import dev.tmuxo.engine.json.Json;
import dev.tmuxo.engine.runtime.Orchestrator;
import dev.tmuxo.engine.runtime.Team;
import dev.tmuxo.engine.runtime.TeamStatus;
import dev.tmuxo.engine.runtime.Unreached;
import dev.tmuxo.engine.team.TeamSpec;
import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Teams as a whole. */
final class TeamCalls {
  private static final Duration BEAT = Duration.ofSeconds(1);
  private static final Duration LONGEST_GRACE = Duration.ofMinutes(10);

  private final Orchestrator orchestrator;
  private final Settings settings;
  private final Feeds feeds;
  private final Map<String, Object> starting = new ConcurrentHashMap<>();

  TeamCalls(Orchestrator orchestrator, Settings settings, Feeds feeds) {
    this.orchestrator = orchestrator;
    this.settings = settings;
    this.feeds = feeds;
  }

  List<Route> routes() {
    return List.of(
        Route.of("GET", "/teams", call -> list()),
        Route.of("POST", "/teams", this::start),
        Route.of("GET", "/teams/{team}", this::status),
        Route.of("DELETE", "/teams/{team}", this::stop),
        Route.of("POST", "/teams/{team}/pause", this::pause),
        Route.of("POST", "/teams/{team}/resume", this::resume),
        Route.of("GET", "/teams/{team}/terminal", this::terminal));
  }

  private Answer list() {
    Stream<TeamStatus> running = feeds.teams().stream().map(TeamCalls::statusOrEnd);
    Stream<TeamStatus> missing = orchestrator.unreached().stream().map(Unreached::status);
    return Answer.ok(
        new Teams(
            Stream.concat(running, missing)
                .sorted(Comparator.comparing(TeamStatus::team))
                .toList()));
  }

  /** One that stops meanwhile does not spoil the list of the others. */
  private static TeamStatus statusOrEnd(Team team) {
    try {
      return team.status().join();
    } catch (CompletionException e) {
      return Readiness.stopped(team.spec());
    }
  }

  private Answer start(Call call) throws IOException {
    TeamStart wanted = call.wholeBody(TeamStart.class);
    TeamSpec spec = wanted.spec().checked();
    // Two that start the same team get the same team.
    synchronized (starting.computeIfAbsent(spec.name(), name -> new Object())) {
      Optional<Team> known = orchestrator.team(spec.name());
      Started started =
          known
              .map(team -> new Started(team, false))
              .orElseGet(() -> start(spec, wanted.node().orElse(TeamStart.LOCAL)));
      Team team = started.team();
      boolean changed = !team.spec().equals(spec);
      return new Answer.Value(
          started.now() ? 201 : 200, new TeamStarted(started.now(), changed, team.status().join()));
    }
  }

  private record Started(Team team, boolean now) {}

  /** Starts a team, or takes over the one of that name that another host has left running. */
  private Started start(TeamSpec spec, String node) {
    try {
      return new Started(orchestrator.start(spec, node), true);
    } catch (TmuxoException e) {
      if (e.code() == ErrorCode.TEAM_RUNNING) {
        Orchestrator.Adoption adoption = orchestrator.adoptAll().get(spec.name());
        if (adoption != null && adoption.team().isPresent()) {
          return new Started(adoption.team().get(), false);
        }
      }
      throw e;
    }
  }

  /** With {@code wait=ready} lines, one for each change until every agent is past its start. */
  private Answer status(Call call) {
    Optional<Unreached> missing = orchestrator.unreached(call.name("team"));
    if (missing.isPresent() && call.query("wait").isEmpty()) {
      return Answer.ok(missing.get().status());
    }
    Team team = feeds.team(call.name("team"));
    if (call.query("wait").isEmpty()) {
      return Answer.ok(team.status().join());
    }
    Duration timeout = call.timeout();
    TeamFeed feed = feeds.feed(team);
    return new Answer.Lines(sink -> settle(feed, timeout, sink));
  }

  private static void settle(TeamFeed feed, Duration timeout, Answer.Sink sink)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + timeout.toNanos();
    Semaphore news = new Semaphore(0);
    Runnable unlisten = feed.listen(entry -> news.release());
    try {
      TeamStatus last = statusOrEnd(feed.team());
      sink.line(Json.mapper().writeValueAsString(last));
      while (!Readiness.settled(last) && !feed.ended() && System.nanoTime() < end) {
        long pause = Math.min(BEAT.toNanos(), Math.max(0, end - System.nanoTime()));
        if (!news.tryAcquire(pause, TimeUnit.NANOSECONDS)) {
          sink.beat();
        }
        news.drainPermits();
        TeamStatus now = statusOrEnd(feed.team());
        if (!now.equals(last)) {
          sink.line(Json.mapper().writeValueAsString(now));
        }
        last = now;
      }
    } finally {
      unlisten.run();
    }
  }

  private Answer stop(Call call) {
    Optional<Unreached> missing = orchestrator.unreached(call.name("team"));
    if (missing.isPresent() && orchestrator.giveUp(call.name("team"))) {
      throw givenUp(missing.get());
    }
    Team team = feeds.team(call.name("team"));
    Duration grace =
        call.duration("grace")
            .filter(d -> d.compareTo(LONGEST_GRACE) <= 0)
            .orElse(settings.stop().grace());
    Event.TeamStopped stopped = team.stop(grace, "stopped by the operator").join();
    return Answer.ok(
        new TeamEnded(team.spec().name(), stopped.outcome(), stopped.reason(), stopped.leftover()));
  }

  private static TmuxoException givenUp(Unreached team) {
    return new TmuxoException(
        ErrorCode.NODE_UNREACHABLE,
        "team "
            + team.team()
            + " is given up, but what runs of it on node "
            + team.node()
            + " could not be ended: "
            + team.problem().getMessage(),
        "The next daemon that reaches the node ends it: tmuxo serve --stop and --background.");
  }

  private Answer pause(Call call) {
    Team team = feeds.team(call.name("team"));
    team.pause(Feeds.OPERATOR).join();
    return Answer.ok(team.status().join());
  }

  private Answer resume(Call call) {
    Team team = feeds.team(call.name("team"));
    team.resume(Feeds.OPERATOR).join();
    return Answer.ok(team.status().join());
  }

  private Answer terminal(Call call) {
    Team team = feeds.team(call.name("team"));
    return Answer.ok(new Terminal(team.spec().name(), team.attachCommand()));
  }
}
