package dev.tmuxo.engine.runtime;

import dev.tmuxo.engine.config.Settings;
import dev.tmuxo.engine.error.TmuxoException;
import dev.tmuxo.engine.journal.Event;
import dev.tmuxo.engine.secret.TeamSecrets;
import dev.tmuxo.engine.team.TeamSpec;
import dev.tmuxo.engine.team.TeamStore;
import dev.tmuxo.engine.tmux.NodeName;
import dev.tmuxo.engine.tmux.TmuxServer;
import dev.tmuxo.engine.tmux.Transport;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The facade of the engine: starts teams on a node and finds those that run. Thread-safe.
 *
 * <pre>{@code
 * try (Orchestrator orchestrator = Orchestrator.open(settings, new LocalTransport())) {
 *   Team team = orchestrator.start(spec);
 *   team.send(Draft.text("operator", "lead", "Build the shop."));
 *   team.ended().join();
 * }
 * }</pre>
 */
public final class Orchestrator implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Orchestrator.class);

  private final Settings settings;
  private final Host host;
  private final TeamStore store;
  private final TeamLauncher launcher;
  private final Clock clock = Clock.systemUTC();
  private final Set<String> restoring = ConcurrentHashMap.newKeySet();
  private final Comebacks comebacks = new Comebacks();
  private final Map<String, Team> teams = new ConcurrentHashMap<>();
  private final OutOfReach outOfReach = new OutOfReach(clock, this::reach);

  /** By team: two threads must not begin the same team. */
  private final Map<String, Object> beginning = new ConcurrentHashMap<>();

  private final Map<String, Transport> reached = new ConcurrentHashMap<>();
  private volatile boolean closed;

  private Orchestrator(Settings settings, Host host) {
    this.settings = settings;
    this.host = host;
    this.store = new TeamStore(settings.home().resolve("teams"));
    this.launcher = new TeamLauncher(settings, clock, store, host);
  }

  /** An orchestrator for what its host offers. */
  public static Orchestrator open(Settings settings, Host host) {
    return new Orchestrator(settings, host);
  }

  /** An orchestrator for one node. */
  public static Orchestrator open(Settings settings, Transport transport) {
    return open(settings, Host.process().over(transport));
  }

  /** An orchestrator for this machine and every node that {@link NodeName} can name. */
  public static Orchestrator open(Settings settings) {
    return open(settings, Host.process());
  }

  /**
   * Starts a team on this machine, or on the one node there is: its tmux server and every agent.
   * Returns once every agent has a pane; blocks until then. The team ends by itself when its leads
   * say that they are done, or all agents have ended.
   *
   * @throws TmuxoException if it cannot be started; then nothing of it is left
   */
  public Team start(TeamSpec spec) {
    return start(spec, host.home());
  }

  /**
   * Like {@link #start(TeamSpec)}, on a node such as {@code ssh:ci@build-3}.
   *
   * @throws TmuxoException also {@code NODE_UNREACHABLE} if a team of that name may still run on
   *     another node that does not answer
   */
  public Team start(TeamSpec spec, String node) {
    synchronized (beginning.computeIfAbsent(spec.name(), name -> new Object())) {
      outOfReach
          .find(spec.name())
          .filter(team -> !team.node().equals(node))
          .ifPresent(
              team -> {
                throw team.refusal();
              });
      return take(launcher.start(spec, node(node), others(spec.name())));
    }
  }

  /**
   * Goes on with every team of this state directory that ran when its last host went, and starts
   * those again that are to be restored and whose tmux has died. Blocks until each is there or has
   * a problem. One whose node does not answer is tried again from then on, until it does or {@link
   * #giveUp} is called; meanwhile it is among {@link #unreached}.
   *
   * @return what became of each, by name; teams whose work had ended are not among them
   */
  public Map<String, Adoption> adoptAll() {
    Map<String, Adoption> adoptions = new ConcurrentHashMap<>();
    List<CompletableFuture<Void>> all =
        store.names().stream()
            .filter(name -> !teams.containsKey(name))
            .map(
                name ->
                    CompletableFuture.runAsync(
                        () -> adopt(name, adoptions),
                        // A thread each: a node that does not answer holds up nobody else.
                        task -> new Thread(task, "tmuxo-adopt-" + name).start()))
            .toList();
    CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();
    return adoptions;
  }

  /**
   * What became of a team that an earlier host had.
   *
   * @param team the team if it runs here now
   * @param problem why it does not, if it should
   */
  public record Adoption(Optional<Team> team, Optional<TmuxoException> problem) {}

  private void adopt(String name, Map<String, Adoption> adoptions) {
    try {
      TeamStore.Definition found = store.load(name).orElseThrow();
      adopt(found)
          .ifPresent(
              team -> adoptions.put(name, new Adoption(Optional.of(team), Optional.empty())));
    } catch (TmuxoException e) {
      LOG.warn("team {} could not be taken over: {}", name, e.getMessage());
      adoptions.put(name, new Adoption(Optional.empty(), Optional.of(e)));
    }
  }

  private Optional<Team> adopt(TeamStore.Definition found) {
    String name = found.team().name();
    synchronized (beginning.computeIfAbsent(name, key -> new Object())) {
      if (closed || teams.containsKey(name)) {
        return team(name);
      }
      try {
        Optional<Team> team =
            launcher.adopt(found, node(found.node()), others(name)).map(this::take);
        outOfReach.remove(name); // Also if there is nothing to go on with.
        return team;
      } catch (TmuxoException e) {
        if (Unreached.mayPass(e)) {
          outOfReach.add(found, e);
        } else {
          outOfReach.remove(name);
        }
        throw e;
      }
    }
  }

  /** Tries a team once more whose node did not answer. */
  private void reach(TeamStore.Definition missing) {
    try {
      adopt(missing).ifPresent(t -> LOG.info("team {}: its node answers again", t.spec().name()));
    } catch (TmuxoException e) {
      LOG.warn("team {} is not taken over yet: {}", missing.team().name(), e.getMessage());
    }
  }

  /** Teams that would run here if their nodes answered. */
  public List<Unreached> unreached() {
    return outOfReach.all();
  }

  /** The same for one team. */
  public Optional<Unreached> unreached(String name) {
    return outOfReach.find(name);
  }

  /**
   * Tries a team no more whose node does not answer. The journal says that it is to stop: whoever
   * reaches the node next, a later host or {@link #start}, ends what still runs of it there.
   *
   * @return whether it was being tried
   */
  public boolean giveUp(String name) {
    synchronized (beginning.computeIfAbsent(name, key -> new Object())) {
      boolean tried = outOfReach.remove(name);
      if (tried) {
        launcher.toStop(name, "given up while its node was out of reach");
      }
      return tried;
    }
  }

  private Neighbours others(String team) {
    return new OtherTeams(team, this::team);
  }

  private Transport node(String name) {
    return reached.computeIfAbsent(name, host.nodes());
  }

  private Team take(Team team) {
    String name = team.spec().name();
    teams.put(name, team);
    outOfReach.remove(name);
    team.whenEnded(() -> teams.remove(name, team));
    if (team.spec().restore()) {
      Instant begun = clock.instant();
      var unused =
          team.ended()
              .thenAccept(
                  stopped -> {
                    if (stopped.outcome() == Event.Outcome.LOST) {
                      restoreSoon(team, Duration.between(begun, clock.instant()));
                    }
                  });
    }
    return team;
  }

  private void restoreSoon(Team lost, Duration lived) {
    Duration pause = comebacks.pause(lost.spec().name(), lived);
    restoring.add(lost.spec().name());
    CompletableFuture.delayedExecutor(pause.toMillis(), TimeUnit.MILLISECONDS)
        .execute(() -> restore(lost));
  }

  private void restore(Team lost) {
    try {
      if (closed) {
        return; // The next host does it: the journal says that the run was lost.
      }
      take(launcher.startAgain(lost.spec(), node(lost.node()), others(lost.spec().name())));
    } catch (TmuxoException e) {
      LOG.error("team {} could not be restored: {}", lost.spec().name(), e.getMessage());
      if (Unreached.mayPass(e)) {
        outOfReach.add(new TeamStore.Definition(lost.node(), lost.spec()), e);
      }
    } finally {
      restoring.remove(lost.spec().name());
    }
  }

  /** Whether a team runs here, or will: once it is restored, or its node answers. */
  public boolean expects(String name) {
    return restoring.contains(name) || teams.containsKey(name) || unreached(name).isPresent();
  }

  /**
   * Ends a team of that name that this orchestrator did not start: one that an earlier host left on
   * the node, or that another host runs. Blocks until no process of it is left.
   *
   * @return whether there was one
   */
  public boolean stopForeign(TeamSpec spec) {
    Optional<TmuxServer> foreign =
        teams.containsKey(spec.name())
            ? Optional.empty()
            : TmuxServer.find(
                node(host.home()),
                TeamPlaces.startSpec(spec, settings, node(host.home()), TeamSecrets.NONE));
    foreign.ifPresent(server -> server.stop(settings.stop().grace()));
    return foreign.isPresent();
  }

  /** A team that runs here. */
  public Optional<Team> team(String name) {
    return Optional.ofNullable(teams.get(name));
  }

  /** All teams that run here. */
  public List<Team> teams() {
    return List.copyOf(teams.values());
  }

  /** Lets go of the teams that still run; their agents work on. */
  @Override
  public void close() {
    closed = true;
    outOfReach.clear();
    teams.values().forEach(Team::leave);
    teams.clear();
    reached.values().forEach(Orchestrator::hangUp);
  }

  private static void hangUp(Transport node) {
    if (node instanceof AutoCloseable line) {
      try {
        line.close();
      } catch (Exception e) {
        LOG.warn("hanging up on node {} failed", node.node(), e);
      }
    }
  }
}
