package io.jenkins.plugins.tmuxorchestrator.host;

import dev.tmuxo.api.Until;
import dev.tmuxo.api.wire.Sent;
import dev.tmuxo.engine.config.Settings;
import dev.tmuxo.engine.error.TmuxoException;
import dev.tmuxo.engine.journal.JournalReader;
import dev.tmuxo.engine.message.Templates;
import dev.tmuxo.engine.profile.ResourceLibrary;
import dev.tmuxo.engine.runtime.Host;
import dev.tmuxo.engine.runtime.Orchestrator;
import dev.tmuxo.engine.runtime.Team;
import dev.tmuxo.engine.secret.Masking;
import dev.tmuxo.engine.secret.SecretSource;
import dev.tmuxo.engine.team.TeamSpec;
import dev.tmuxo.engine.team.TeamStore;
import dev.tmuxo.engine.view.TeamView;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.FilePath;
import hudson.model.Computer;
import io.jenkins.plugins.tmuxorchestrator.config.TmuxOrchestratorConfiguration;
import io.jenkins.plugins.tmuxorchestrator.node.JenkinsNodes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;
import jenkins.util.Timer;

/**
 * The engine of this controller and its teams. Thread-safe. What takes time happens on threads of
 * its own; futures complete on threads that must not be blocked.
 */
@Extension
public final class TeamHost {
  private static final Logger LOGGER = Logger.getLogger(TeamHost.class.getName());

  private final MessageWatches watches = new MessageWatches(this::directory, TeamHost::isRestored);
  private final TeamViews views = new TeamViews(this::directory);
  private final CompletableFuture<Void> adopted = new CompletableFuture<>();
  private Optional<Running> running = Optional.empty();

  /** What exists between the start and the end of the controller. */
  private record Running(Orchestrator orchestrator, TeamRecords records) {}

  public static TeamHost get() {
    return ExtensionList.lookupSingleton(TeamHost.class);
  }

  private static boolean isRestored(String id) {
    return new TeamStore(home().resolve("teams"))
        .load(id)
        .filter(d -> d.team().restore())
        .isPresent();
  }

  /** Opens the engine and begins to take over the teams that an earlier controller left. */
  synchronized void open() {
    if (running.isEmpty()) {
      TeamRecords records = new TeamRecords(home().resolve("teams"));
      Orchestrator orchestrator =
          Orchestrator.open(
              settings(),
              new Host(
                  "jenkins:", JenkinsNodes::transport, secrets(records), Optional.of(watches)));
      running = Optional.of(new Running(orchestrator, records));
      Computer.threadPoolForRemoting.execute(() -> adopt(orchestrator));
    }
  }

  private void adopt(Orchestrator orchestrator) {
    try {
      take(orchestrator);
    } finally {
      adopted.complete(null);
    }
  }

  private static void take(Orchestrator orchestrator) {
    orchestrator
        .adoptAll()
        .forEach(
            (team, adoption) ->
                adoption
                    .problem()
                    .ifPresentOrElse(
                        problem ->
                            LOGGER.log(Level.WARNING, "team " + team + ": " + problem.getMessage()),
                        () -> LOGGER.log(Level.INFO, "team {0} goes on", team)));
  }

  private static SecretSource secrets(TeamRecords records) {
    return (team, name) -> records.find(team).flatMap(record -> record.secret(name));
  }

  /** Lets go of the teams; their agents work on. */
  synchronized void close() {
    watches.close();
    running.ifPresent(host -> host.orchestrator().close());
    running = Optional.empty();
  }

  private synchronized Running running() {
    return running.orElseThrow(
        () -> new IllegalStateException("Jenkins is starting or going down: no teams now"));
  }

  /** How the engine is set up here. */
  public Settings settings() {
    TmuxOrchestratorConfiguration said = TmuxOrchestratorConfiguration.get();
    return HostSettings.of(home(), said.getTmuxPath(), said.getLibraryFolder());
  }

  private static Path home() {
    return Jenkins.get().getRootDir().toPath().resolve("tmux-orchestrator");
  }

  /** Where the journal of a team is. */
  public Path directory(String id) {
    return home().resolve("teams").resolve(id);
  }

  /**
   * Starts a team. Completes once every agent has a pane.
   *
   * @param spec named as the record's id
   */
  public CompletableFuture<Team> start(TeamSpec spec, TeamRecord record) {
    Running host = running();
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            host.records().save(record);
            return host.orchestrator().start(spec, record.node());
          } catch (IOException e) {
            throw new CompletionException(e);
          } catch (TmuxoException e) {
            forget(host, record.id());
            throw e;
          }
        },
        Computer.threadPoolForRemoting);
  }

  private static void forget(Running host, String id) {
    try {
      host.records().remove(id);
    } catch (IOException e) {
      LOGGER.log(Level.WARNING, "cannot remove the record of team " + id, e);
    }
  }

  /** A team that runs here. */
  public Optional<Team> team(String id) {
    return running().orchestrator().team(id);
  }

  /**
   * Completes once the teams of an earlier controller have been taken over, as far as they could
   * be. May be asked while Jenkins is starting.
   */
  public static CompletableFuture<Void> whenAdopted() {
    return get().adopted.copy();
  }

  public Optional<TeamRecord> record(String id) {
    return running().records().find(id);
  }

  /** How many teams run on a Jenkins node. */
  public long running(String nodeName) {
    return records().stream()
        .filter(record -> JenkinsNodes.nodeName(record.node()).equals(nodeName))
        .filter(record -> team(record.id()).isPresent())
        .count();
  }

  /** The kept-alive team of that name, running or not. */
  public Optional<TeamRecord> keptAlive(String name) {
    return records().stream()
        .filter(record -> record.keepAlive() && record.name().equals(name))
        .findFirst();
  }

  /** Whether a team runs, or would if its node answered. */
  public boolean isAlive(String id) {
    return running().orchestrator().expects(id);
  }

  /** Removes all that is kept of a team which does not live any more. */
  void forget(String id) throws IOException, InterruptedException {
    running().records().remove(id);
    views.forget(id);
    new FilePath(directory(id).toFile()).deleteRecursive();
  }

  /** Masks the secrets of a team's agents. */
  public Masking masking(String id) {
    return Masking.of(
        record(id)
            .map(r -> r.secrets().values().stream().map(s -> s.reveal().reveal()).toList())
            .orElse(List.of()));
  }

  /** The records of all teams that are not forgotten, running or not. */
  public List<TeamRecord> records() {
    return running().records().all();
  }

  /**
   * Completes once a message is where its sender wants it, or cannot come there any more. Fails
   * with {@link TeamGone} when the team ends before. May be asked again after a restart.
   */
  public CompletableFuture<Sent> await(String team, String message, Until until) {
    CompletableFuture<Sent> awaited = watches.of(team).await(message, until);
    var unused = adopted.thenRun(() -> watches.settle(team, running().orchestrator()::expects));
    return awaited;
  }

  /**
   * A team that runs here, or that will once it is restored or its node is back. Fails with {@link
   * TeamGone} if it does neither. To be asked once the teams have been taken over.
   */
  public CompletableFuture<Team> whenRunning(String id) {
    CompletableFuture<Team> found = new CompletableFuture<>();
    look(id, found);
    return found;
  }

  private void look(String id, CompletableFuture<Team> found) {
    Orchestrator orchestrator = running().orchestrator();
    Optional<Team> team = orchestrator.team(id);
    if (team.isPresent()) {
      found.complete(team.get());
    } else if (orchestrator.expects(id)) {
      var unused = Timer.get().schedule(() -> look(id, found), 1, TimeUnit.SECONDS);
    } else {
      found.completeExceptionally(new TeamGone("it does not run any more"));
    }
  }

  /** Profiles, roles and message templates. */
  public ResourceLibrary library() {
    return new ResourceLibrary(settings().resources());
  }

  /** Message templates. */
  public Templates templates() {
    return new Templates(library());
  }

  /** A team as its journal tells it, also one that has ended. Reads files. */
  public TeamView view(String id) {
    return views.of(id);
  }

  /** Reads a team's journal, also of one that has ended. */
  public JournalReader journal(String id) {
    return new JournalReader(directory(id));
  }
}
