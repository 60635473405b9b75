package dev.tmuxo.engine.runtime;

import dev.tmuxo.engine.agent.PaneSigns;
import dev.tmuxo.engine.config.Settings;
import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.error.TmuxoException;
import dev.tmuxo.engine.journal.Event;
import dev.tmuxo.engine.journal.Event.Outcome;
import dev.tmuxo.engine.journal.JournalFile;
import dev.tmuxo.engine.secret.Masking;
import dev.tmuxo.engine.secret.TeamSecrets;
import dev.tmuxo.engine.state.OpenDelivery;
import dev.tmuxo.engine.state.TeamJournal;
import dev.tmuxo.engine.state.TeamState;
import dev.tmuxo.engine.team.TeamSpec;
import dev.tmuxo.engine.team.TeamStore;
import dev.tmuxo.engine.tmux.NodeDirectories;
import dev.tmuxo.engine.tmux.TeamConnection;
import dev.tmuxo.engine.tmux.TmuxServer;
import dev.tmuxo.engine.tmux.Transport;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

/**
 * Brings teams into a host's hands: starts them, goes on with those that an earlier host left
 * running, and starts those anew whose tmux died. Thread-safe; everything here blocks.
 */
final class TeamLauncher {
  private final Settings settings;
  private final Clock clock;
  private final TeamStore store;
  private final Host host;

  TeamLauncher(Settings settings, Clock clock, TeamStore store, Host host) {
    this.settings = settings;
    this.clock = clock;
    this.store = store;
    this.host = host;
  }

  /** How a team comes to run: in its mailbox, once its connection stands. */
  @FunctionalInterface
  private interface Beginning {
    CompletableFuture<Void> of(TeamRuntime runtime, TeamConnection connection);
  }

  /** Starts a team that does not run. */
  Team start(TeamSpec spec, Transport node, Neighbours neighbours) {
    return inNewServer(
        spec, node, neighbours, state -> (runtime, connection) -> runtime.start(connection));
  }

  /** Starts a team whose tmux died, with what waited for its agents. */
  Team startAgain(TeamSpec spec, Transport node, Neighbours neighbours) {
    return inNewServer(
        spec,
        node,
        neighbours,
        state -> (runtime, connection) -> runtime.startAgain(connection, state));
  }

  private Team inNewServer(
      TeamSpec spec,
      Transport node,
      Neighbours neighbours,
      Function<TeamState, Beginning> beginning) {
    if (!TeamPlaces.isHere(node.node())) {
      // the reader of team files looked here only
      NodeDirectories.require(node, TeamPlaces.workdirs(spec));
    }
    TeamSecrets known = TeamSecrets.of(spec, host.secrets()).complete();
    TmuxServer server = TmuxServer.start(node, TeamPlaces.startSpec(spec, settings, node, known));
    try {
      store.save(new TeamStore.Definition(node.node(), spec));
      JournalFile.Opened<TeamState> journal = journal(spec.name());
      return begin(
          new Held(
              spec, known, node, server, journal.journal(), journal.state().seq() + 1, List.of()),
          neighbours,
          beginning.apply(journal.state()));
    } catch (RuntimeException e) {
      server.stop(settings.stop().grace());
      throw e;
    }
  }

  /**
   * Goes on with a team that ran when its last host went.
   *
   * @return the team if it runs here now; nothing if its work had ended, or tmux has died and it is
   *     not to be restored
   */
  Optional<Team> adopt(TeamStore.Definition found, Transport node, Neighbours neighbours) {
    TeamSpec spec = found.team();
    JournalFile.Opened<TeamState> opened = journal(spec.name());
    TeamState state = opened.state();
    boolean kept = false;
    try {
      if (isOver(state, spec)) {
        return Optional.empty();
      }
      TeamSecrets known = TeamSecrets.of(spec, host.secrets());
      Optional<TmuxServer> server =
          TmuxServer.find(node, TeamPlaces.startSpec(spec, settings, node, known));
      if (state.phase() == TeamState.Phase.STOPPING) {
        int leftover = server.map(s -> s.stop(settings.stop().grace()).killed()).orElse(0);
        end(opened, Outcome.STOPPED, "its host went while it stopped", leftover);
        return Optional.empty();
      }
      if (server.isPresent()) {
        Team team =
            begin(
                new Held(
                    spec,
                    known,
                    node,
                    server.get(),
                    opened.journal(),
                    state.runSeq(),
                    List.copyOf(state.deliveries())),
                neighbours,
                (runtime, connection) -> runtime.goOn(connection, state, ownName()));
        kept = true;
        return Optional.of(team);
      }
      if (state.phase() == TeamState.Phase.NONE) {
        return Optional.empty();
      }
      if (!spec.restore()) {
        Interrupted.bury(state.deliveries(), opened.journal()::append, clock.instant());
        end(opened, Outcome.LOST, "tmux ended while no host was there", 0);
        return Optional.empty();
      }
    } finally {
      if (!kept) {
        opened.journal().close();
      }
    }
    return Optional.of(startAgain(spec, node, neighbours));
  }

  /** Journals that a team which nobody holds is to stop, unless its run has ended. */
  void toStop(String team, String reason) {
    JournalFile.Opened<TeamState> opened = journal(team);
    try {
      if (opened.state().phase() != TeamState.Phase.STOPPED) {
        opened.journal().append(new Event.TeamStopping(reason));
      }
    } finally {
      opened.journal().close();
    }
  }

  /** Whether nothing is to be done: its run has ended, and not so that it is to be restored. */
  private static boolean isOver(TeamState state, TeamSpec spec) {
    boolean lost = state.end().filter(end -> end.outcome() == Outcome.LOST).isPresent();
    // The last host may have gone before it could start a lost team anew.
    return state.phase() == TeamState.Phase.STOPPED && !(lost && spec.restore());
  }

  private static void end(
      JournalFile.Opened<TeamState> opened, Outcome outcome, String reason, int leftover) {
    opened.journal().append(new Event.TeamStopped(outcome, reason, leftover));
  }

  private JournalFile.Opened<TeamState> journal(String team) {
    return TeamJournal.open(store.directory(team), team, clock, settings.journal());
  }

  /**
   * What a team consists of before it runs.
   *
   * @param firstSeq where its run begins in the journal
   * @param open deliveries of that run so far
   */
  private record Held(
      TeamSpec spec,
      TeamSecrets secrets,
      Transport node,
      TmuxServer server,
      JournalFile journal,
      long firstSeq,
      List<OpenDelivery> open) {}

  private Team begin(Held held, Neighbours neighbours, Beginning beginning) {
    TeamSpec spec = held.spec();
    Mailbox mailbox = new Mailbox(spec.name());
    TeamPlaces places = new TeamPlaces(held.node().node(), held.server(), spec, held.secrets());
    TeamRuntime runtime =
        new TeamRuntime(
            new TeamHub(
                spec,
                limits(),
                clock,
                held.journal(),
                mailbox,
                Masking.of(held.secrets().values())),
            mailbox,
            places,
            neighbours);
    Optional<TeamObserver.Watch> watch =
        host.observer().map(o -> o.begins(spec.name(), held.open()));
    watch.ifPresent(w -> new Observation(held.journal(), w).start());
    try {
      TeamConnection connection =
          TeamConnection.open(held.node(), held.server(), List.of(PaneSigns.SUBSCRIPTION), runtime);
      Team team =
          new Team(
              spec, held.server(), connection, held.journal(), held.firstSeq(), mailbox, runtime);
      beginning.of(runtime, connection).join();
      team.stopWhenOver(settings.stop().grace());
      watch.ifPresent(w -> team.whenLeft(w::ended));
      return team;
    } catch (CompletionException e) {
      abandon(mailbox, held, watch);
      throw new TmuxoException(
          ErrorCode.TMUX_COMMAND_FAILED,
          "team " + spec.name() + " could not be started: " + e.getCause().getMessage(),
          "Look at the agent's command and working directory.",
          e);
    } catch (TmuxoException e) {
      abandon(mailbox, held, watch);
      throw e;
    }
  }

  private static void abandon(Mailbox mailbox, Held held, Optional<TeamObserver.Watch> watch) {
    mailbox.close();
    held.journal().close();
    watch.ifPresent(TeamObserver.Watch::ended);
  }

  private TeamContext.Limits limits() {
    return new TeamContext.Limits(
        settings.delivery().timeout(),
        settings.delivery().maxQueued(),
        settings.mail().maxLetters(),
        settings.restart().limit(),
        settings.restart().window());
  }

  private static String ownName() {
    return "process " + ProcessHandle.current().pid();
  }
}
