package dev.tmuxo.testkit.fault;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tmuxo.testkit.fault.Plan.Strike;
import dev.tmuxo.testkit.tmux.Processes;
import dev.tmuxo.testkit.tmux.Waiting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Breaks things, one after the other, and waits each time until the product has recovered. */
final class Injector {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  /** The beginning of an entry that a daemon was writing when it was killed. */
  private static final String TORN = "{\"v\":1,\"seq\":%d,\"at\":\"2026-01-01T00:00:00Z\",\"te";

  private final Product product;
  private final Team team;
  private final Traffic traffic;
  private final Optional<SmallDisk> disk;
  private final Optional<SshFaults> ssh;

  /**
   * What a fault did.
   *
   * @param seconds until the product had recovered; negative if it did not in time
   */
  record Struck(FaultKind kind, double seconds) {
    boolean recovered() {
      return seconds >= 0;
    }
  }

  /**
   * An injector that has done nothing yet.
   *
   * @param disk that of the state directory, if it can be filled
   * @param ssh for a team whose node is behind it
   */
  Injector(
      Product product,
      Team team,
      Traffic traffic,
      Optional<SmallDisk> disk,
      Optional<SshFaults> ssh) {
    this.product = product;
    this.team = team;
    this.traffic = traffic;
    this.disk = disk;
    this.ssh = ssh;
  }

  /** Injects a fault and waits for the recovery; nothing if this machine does not allow it. */
  Optional<Struck> strike(Strike strike) {
    pause(strike.pauseMillis());
    String agent = Plan.agent(strike.victim());
    return switch (strike.kind()) {
      case DAEMON_KILL -> Optional.of(daemonKill(strike, () -> {}));
      case DAEMON_KILL_TWICE -> Optional.of(daemonKillTwice(strike));
      case JOURNAL_TORN -> Optional.of(daemonKill(strike, this::tear));
      case DAEMON_STOP -> stop(strike, product.daemon());
      case TMUX_KILL -> tmuxKill(strike, false);
      case MACHINE_CRASH -> tmuxKill(strike, true);
      case TMUX_STOP -> stop(strike, tmux().pid());
      case CONNECTION_CUT -> connectionCut(strike);
      case AGENT_KILL -> tmux().agent(agent).map(pid -> agentGone(strike, agent, pid));
      case PANE_KILL -> tmux().agent(agent).map(pid -> agentGone(strike, agent, 0));
      case AGENT_STOP -> stop(strike, tmux().agent(agent));
      case DISK_FULL -> disk.map(small -> diskFull(strike, small));
      case SSH_CUT -> ssh.flatMap(way -> way.cut(strike));
      case SSH_STALL -> ssh.flatMap(way -> way.stall(strike));
      case SSH_DOWN -> ssh.map(way -> way.down(strike));
    };
  }

  private Tmux tmux() {
    List<JsonNode> starts = team.events("team-starting");
    return new Tmux(starts.get(starts.size() - 1).path("socket").asText());
  }

  private Struck daemonKill(Strike strike, Runnable whileDown) {
    long begun = System.nanoTime();
    traffic.withoutCommands(
        () -> {
          killDaemon();
          whileDown.run();
          product.startDaemon();
        });
    return awaited(strike, begun, team::held);
  }

  private Struck daemonKillTwice(Strike strike) {
    traffic.withoutCommands(
        () -> {
          killDaemon();
          product.startDaemon();
        });
    pause(strike.millis());
    return daemonKill(strike, () -> {});
  }

  /** Kills whoever is the daemon, also one that has not told yet where it is. */
  private void killDaemon() {
    product.daemons().forEach(Injector::kill);
    await(() -> product.daemons().isEmpty());
  }

  private void tear() {
    Path journal = product.journals(Team.NAME).resolve("journal.jsonl");
    int next = JournalCopy.read(product.journals(Team.NAME)).entries().size() + 1;
    try {
      Files.write(
          journal,
          TORN.formatted(next).getBytes(StandardCharsets.UTF_8),
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Optional<Struck> tmuxKill(Strike strike, boolean daemonToo) {
    Optional<Long> server = tmux().pid();
    if (server.isEmpty()) {
      return Optional.empty();
    }
    int before = team.events("team-started").size();
    long begun = System.nanoTime();
    if (daemonToo) {
      traffic.withoutCommands(
          () -> {
            killDaemon();
            kill(server.get());
            product.startDaemon();
          });
    } else {
      kill(server.get());
    }
    return Optional.of(
        awaited(strike, begun, () -> team.events("team-started").size() > before && team.held()));
  }

  private Optional<Struck> connectionCut(Strike strike) {
    List<Long> clients = tmux().clients();
    int before = team.events("connection-restored").size();
    long begun = System.nanoTime();
    clients.forEach(Injector::kill);
    return clients.isEmpty()
        ? Optional.empty()
        : Optional.of(
            awaited(strike, begun, () -> team.events("connection-restored").size() > before));
  }

  /** The agent's process is killed; or, if none is named, its pane is closed. */
  private Struck agentGone(Strike strike, String agent, long process) {
    long before = starts(agent);
    Tmux tmux = tmux();
    long begun = System.nanoTime();
    if (process == 0) {
      tmux.killPane(agent);
    } else {
      kill(process);
    }
    return awaited(strike, begun, () -> starts(agent) > before);
  }

  private long starts(String agent) {
    return team.events("agent-started").stream()
        .filter(start -> start.path("agent").asText().equals(agent))
        .count();
  }

  private Optional<Struck> stop(Strike strike, Optional<Long> process) {
    if (process.isEmpty()) {
      return Optional.empty();
    }
    signal(process.get(), "STOP");
    pause(strike.millis());
    long begun = System.nanoTime();
    signal(process.get(), "CONT");
    return Optional.of(awaited(strike, begun, team::usable));
  }

  private Struck diskFull(Strike strike, SmallDisk small) {
    small.fill();
    pause(strike.millis());
    long begun = System.nanoTime();
    small.free();
    return awaited(strike, begun, team::usable);
  }

  static Struck awaited(Strike strike, long begun, BooleanSupplier recovered) {
    double seconds = await(recovered) ? (System.nanoTime() - begun) / 1e9 : -1;
    return new Struck(strike.kind(), seconds);
  }

  static boolean await(BooleanSupplier condition) {
    return Waiting.until(PATIENCE, condition);
  }

  static void pause(long millis) {
    LockSupport.parkNanos(Duration.ofMillis(millis).toNanos());
  }

  private static void kill(long pid) {
    signal(pid, "KILL");
  }

  /** What ended by itself just before need not be signalled. */
  static void signal(long pid, String name) {
    if (ProcessHandle.of(pid).isPresent()) {
      try {
        Processes.signal(pid, name);
      } catch (IllegalStateException gone) {
        return;
      }
    }
  }
}
