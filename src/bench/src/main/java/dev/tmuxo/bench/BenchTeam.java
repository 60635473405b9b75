package dev.tmuxo.bench;

import dev.tmuxo.engine.agent.AgentState;
import dev.tmuxo.engine.config.Keep;
import dev.tmuxo.engine.config.Settings;
import dev.tmuxo.engine.delivery.DeliveryState;
import dev.tmuxo.engine.journal.Event;
import dev.tmuxo.engine.journal.JournalEntry;
import dev.tmuxo.engine.profile.Profile;
import dev.tmuxo.engine.runtime.Orchestrator;
import dev.tmuxo.engine.runtime.Team;
import dev.tmuxo.engine.team.AgentSpec;
import dev.tmuxo.engine.team.RestartPolicy;
import dev.tmuxo.engine.team.TeamSpec;
import dev.tmuxo.engine.tmux.LocalTransport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/** A real team in real tmux, and permits for what it reports. */
final class BenchTeam implements AutoCloseable {
  private final Orchestrator orchestrator;
  private final Team team;
  private final Semaphore submitted = new Semaphore(0);
  private final Semaphore finished = new Semaphore(0);
  private final Semaphore idle = new Semaphore(0);

  private BenchTeam(Orchestrator orchestrator, Team team) {
    this.orchestrator = orchestrator;
    this.team = team;
    AutoCloseable unused = team.subscribe(this::note);
  }

  static BenchTeam start(Path home, TeamSpec spec) {
    Settings settings =
        new Settings(
            new Settings.Tmux("tmux", 2000, 120, 40),
            home,
            new Settings.EnvironmentVariables(List.of()),
            new Settings.Stop(Duration.ofSeconds(1)),
            new Settings.Delivery(Duration.ofSeconds(15), 1_000_000),
            new Settings.Mail(1000),
            new Settings.Restart(0, Duration.ofMinutes(1)),
            new Settings.Journal(64 << 20, Keep.ALL),
            new Settings.Log(Settings.Log.Format.PLAIN, Settings.Log.Level.INFO, 1 << 20, 3),
            List.of());
    Orchestrator orchestrator = Orchestrator.open(settings, new LocalTransport());
    return new BenchTeam(orchestrator, orchestrator.start(spec));
  }

  /** A team of agents that all run the same command. */
  static TeamSpec spec(
      String name,
      Path workdir,
      int agents,
      Profile profile,
      BiFunction<Profile, Integer, List<String>> command) {
    List<AgentSpec> specs =
        IntStream.range(0, agents)
            .mapToObj(
                i ->
                    new AgentSpec(
                        "a" + i,
                        "engineer",
                        profile,
                        command.apply(profile, i),
                        workdir.toString(),
                        Map.of(),
                        Optional.empty(),
                        Optional.empty(),
                        RestartPolicy.NEVER))
            .toList();
    return new TeamSpec(name, workdir.toString(), false, specs, List.of());
  }

  Team team() {
    return team;
  }

  private void note(JournalEntry entry) {
    if (entry.event() instanceof Event.DeliveryChanged change) {
      if (change.to() == DeliveryState.SUBMITTED) {
        submitted.release();
      } else if (change.to() == DeliveryState.FINISHED) {
        finished.release();
      }
    } else if (entry.event() instanceof Event.AgentStateChanged change) {
      if (change.to() == AgentState.IDLE) {
        idle.release();
      }
    }
  }

  void awaitSubmitted(int count) {
    submitted.acquireUninterruptibly(count);
  }

  void awaitFinished(int count) {
    finished.acquireUninterruptibly(count);
  }

  /** Waits until agents have become idle that many times since the last call. */
  void awaitIdle(int count) {
    idle.acquireUninterruptibly(count);
  }

  @Override
  public void close() {
    team.stop(Duration.ofSeconds(1), "measured").join();
    orchestrator.close();
  }
}
