package dev.tmuxo.engine.runtime;

import dev.tmuxo.engine.agent.PaneSigns;
import dev.tmuxo.engine.config.Settings;
import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.error.TmuxoException;
import dev.tmuxo.engine.journal.JournalFile;
import dev.tmuxo.engine.message.AgentMessage;
import dev.tmuxo.engine.message.Roster;
import dev.tmuxo.engine.state.TeamJournal;
import dev.tmuxo.engine.team.TeamSpec;
import dev.tmuxo.engine.tmux.NodeDirectories;
import dev.tmuxo.engine.tmux.TeamConnection;
import dev.tmuxo.engine.tmux.TmuxServer;
import dev.tmuxo.engine.tmux.Transport;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;

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
  private final Settings settings;
  private final Transport transport;
  private final Clock clock;
  private final Map<String, Team> teams = new ConcurrentHashMap<>();

  private Orchestrator(Settings settings, Transport transport, Clock clock) {
    this.settings = settings;
    this.transport = transport;
    this.clock = clock;
  }

  /** An orchestrator for one node. */
  public static Orchestrator open(Settings settings, Transport transport) {
    return new Orchestrator(settings, transport, Clock.systemUTC());
  }

  /**
   * Starts a team: its tmux server and every agent. Returns once every agent has a pane; blocks
   * until then. The team ends by itself when its leads say that they are done, or all agents have
   * ended.
   *
   * @throws TmuxoException if it cannot be started; then nothing of it is left
   */
  public Team start(TeamSpec spec) {
    if (!TeamPlaces.isHere(transport.node())) {
      // the reader of team files looked here only
      NodeDirectories.require(transport, TeamPlaces.workdirs(spec));
    }
    TmuxServer server =
        TmuxServer.start(transport, TeamPlaces.startSpec(spec, settings, transport.node()));
    try {
      return start(spec, server);
    } catch (RuntimeException e) {
      server.stop(settings.stop().grace());
      throw e;
    }
  }

  private Team start(TeamSpec spec, TmuxServer server) {
    Path directory = settings.home().resolve("teams").resolve(spec.name());
    JournalFile journal =
        TeamJournal.open(directory, spec.name(), clock, settings.journal()).journal();
    Mailbox mailbox = new Mailbox(spec.name());
    TeamPlaces places = new TeamPlaces(transport.node(), server, spec);
    TeamRuntime runtime =
        new TeamRuntime(
            spec, limits(), clock, journal, mailbox, places, new OtherTeams(spec.name()));
    try {
      TeamConnection connection =
          TeamConnection.open(transport, server, List.of(PaneSigns.SUBSCRIPTION), runtime);
      Team team = new Team(spec, server, connection, journal, mailbox, runtime);
      runtime.start(connection).join();
      teams.put(spec.name(), team);
      team.whenEnded(() -> teams.remove(spec.name(), team));
      team.stopWhenOver(settings.stop().grace());
      return team;
    } catch (CompletionException e) {
      mailbox.close();
      journal.close();
      throw new TmuxoException(
          ErrorCode.TMUX_COMMAND_FAILED,
          "team " + spec.name() + " could not be started: " + e.getCause().getMessage(),
          "Look at the agent's command and working directory.",
          e);
    }
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
            : TmuxServer.find(transport, TeamPlaces.startSpec(spec, settings, transport.node()));
    foreign.ifPresent(server -> server.stop(settings.stop().grace()));
    return foreign.isPresent();
  }

  private TeamContext.Limits limits() {
    return new TeamContext.Limits(
        settings.delivery().timeout(),
        settings.delivery().maxQueued(),
        settings.mail().maxLetters(),
        settings.restart().limit(),
        settings.restart().window());
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
    teams.values().forEach(Team::leave);
    teams.clear();
  }

  private final class OtherTeams implements Neighbours {
    private final String own;

    OtherTeams(String own) {
      this.own = own;
    }

    @Override
    public Optional<Roster> roster(String name) {
      return name.equals(own) ? Optional.empty() : team(name).map(t -> t.spec().roster());
    }

    @Override
    public void forward(String name, AgentMessage message, List<String> recipients) {
      team(name).ifPresent(t -> t.receive(message, recipients));
    }
  }
}
