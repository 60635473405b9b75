package dev.tmuxo.engine.runtime;

import static org.awaitility.Awaitility.await;

import dev.tmuxo.engine.agent.AgentState;
import dev.tmuxo.engine.agent.Profiles;
import dev.tmuxo.engine.checkin.Schedule;
import dev.tmuxo.engine.delivery.DeliveryState;
import dev.tmuxo.engine.journal.Event;
import dev.tmuxo.engine.journal.JournalEntry;
import dev.tmuxo.engine.message.AgentMessage;
import dev.tmuxo.engine.message.Draft;
import dev.tmuxo.engine.message.MessageType;
import dev.tmuxo.engine.profile.Profile;
import dev.tmuxo.engine.profile.ProfileLoader;
import dev.tmuxo.engine.profile.ResourceLibrary;
import dev.tmuxo.engine.team.AgentSpec;
import dev.tmuxo.engine.team.AgentSpecs;
import dev.tmuxo.engine.team.CheckInSpec;
import dev.tmuxo.engine.team.RestartPolicy;
import dev.tmuxo.engine.team.TeamSpec;
import dev.tmuxo.engine.tmux.LocalTransport;
import dev.tmuxo.engine.tmux.Transport;
import dev.tmuxo.testkit.agent.FakeAgentCommand;
import dev.tmuxo.testkit.agent.Submission;
import dev.tmuxo.testkit.tmux.Processes;
import dev.tmuxo.testkit.tmux.TmuxFixture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;

/**
 * A real team in real tmux for a test: describes its agents, starts it, watches its journal, ends
 * it.
 */
final class TeamRig implements AutoCloseable {
  static final Duration PATIENCE = Duration.ofSeconds(30);

  private final ProfileLoader profiles = new ProfileLoader(ResourceLibrary.builtIn());
  private final Path home;
  private final String name;
  private final Transport transport;
  private Orchestrator orchestrator;
  private final boolean ownHost;
  private final List<AgentSpec> agents = new ArrayList<>();
  private final List<CheckInSpec> checkIns = new ArrayList<>();
  private final List<JournalEntry> journal = new CopyOnWriteArrayList<>();
  private Optional<Team> team = Optional.empty();
  private boolean restore;

  TeamRig(Path home, String name) {
    this(home, name, new LocalTransport());
  }

  TeamRig(Path home, String name, Transport transport) {
    this.home = home;
    this.name = name;
    this.transport = transport;
    this.orchestrator = Orchestrator.open(RigSettings.of(home), transport);
    this.ownHost = true;
  }

  /** A team on the same host as another one. */
  TeamRig(TeamRig neighbour, Path home, String name) {
    this.home = home;
    this.name = name;
    this.transport = neighbour.transport;
    this.orchestrator = neighbour.orchestrator;
    this.ownHost = false;
  }

  /** Adds a fake agent that keeps a record of what it was given. */
  TeamRig fake(String agent, String... arguments) {
    List<String> all = new ArrayList<>(List.of("--record", record(agent).toString()));
    all.addAll(Arrays.asList(arguments));
    return agent(agent, "fake", FakeAgentCommand.of(all.toArray(String[]::new)));
  }

  TeamRig agent(String agent, String profile, List<String> command) {
    Profile loaded = profiles.load(profile);
    agents.add(
        new AgentSpec(
            agent,
            agents.isEmpty() ? "orchestrator" : "engineer",
            loaded,
            command,
            home.toString(),
            Map.of(),
            agents.isEmpty() ? Optional.empty() : Optional.of(agents.get(0).name()),
            Optional.empty(),
            RestartPolicy.NEVER));
    return this;
  }

  /** Changes the agent added last. */
  TeamRig with(UnaryOperator<AgentSpec> change) {
    agents.set(agents.size() - 1, change.apply(agents.get(agents.size() - 1)));
    return this;
  }

  /** The agent added last is started again when it fails, and may be silent only so long. */
  TeamRig restarting(Duration silence) {
    return with(
        spec ->
            AgentSpecs.like(spec)
                .profile(Profiles.withSilence(spec.profile(), silence))
                .restart(RestartPolicy.ON_FAILURE)
                .spec());
  }

  TeamRig checkIn(String to, Schedule schedule, String text) {
    return checkIn(CheckInSpec.asking(to, schedule, text));
  }

  TeamRig checkIn(CheckInSpec spec) {
    checkIns.add(spec);
    return this;
  }

  Team start() {
    home.toFile().mkdirs();
    Team started =
        orchestrator.start(new TeamSpec(name, home.toString(), restore, agents, checkIns));
    watch(started);
    return started;
  }

  /** The team is started again when its tmux has died. */
  TeamRig restoring() {
    restore = true;
    return this;
  }

  /** The host goes; the team stays. */
  void hostGoes() {
    orchestrator.close();
  }

  /** A host comes again and takes over what there is. */
  Optional<Team> hostComes() {
    orchestrator = Orchestrator.open(RigSettings.of(home), transport);
    Optional<Team> taken =
        Optional.ofNullable(orchestrator.adoptAll().get(name)).flatMap(Orchestrator.Adoption::team);
    taken.ifPresent(this::watch);
    return taken;
  }

  /** The host that there is now. */
  Orchestrator host() {
    return orchestrator;
  }

  private void watch(Team other) {
    journal.clear();
    other.subscribe(journal::add);
    team = Optional.of(other);
  }

  /** Waits until the host runs the team in another tmux. */
  void awaitRestored(Team before) {
    until(() -> orchestrator.team(name).filter(t -> t != before).isPresent());
    watch(orchestrator.team(name).orElseThrow());
  }

  Team team() {
    return team.orElseThrow();
  }

  AgentMessage send(String to, String text) {
    return send(Draft.text("operator", to, text));
  }

  /** Sends a text as it is, without our header. */
  AgentMessage type(String to, String text) {
    return send(Draft.text("operator", to, text).withType(MessageType.COMMAND));
  }

  AgentMessage sendAs(String sender, String to, String text) {
    return send(Draft.text(sender, to, text));
  }

  AgentMessage send(Draft draft) {
    return team().send(draft).join();
  }

  <T extends Event> Stream<T> events(Class<T> type) {
    return journal.stream().map(JournalEntry::event).filter(type::isInstance).map(type::cast);
  }

  /** The states a message went through on its way to an agent. */
  List<DeliveryState> states(String message, String agent) {
    return events(Event.DeliveryChanged.class)
        .filter(e -> e.message().equals(message) && e.agent().equals(agent))
        .map(Event.DeliveryChanged::to)
        .toList();
  }

  void awaitState(AgentMessage message, String agent, DeliveryState state) {
    try {
      until(() -> states(message.id(), agent).contains(state));
    } catch (ConditionTimeoutException e) {
      String text = message.content();
      throw new AssertionError(
          "not %s: %s\n%s\n%s"
              .formatted(
                  state.label(),
                  text.substring(0, Math.min(200, text.length())),
                  tmux("capture-pane", "-p", "-t", "=" + name + ":=" + agent),
                  events(Event.DeliveryChanged.class)
                      .filter(change -> change.message().equals(message.id()))
                      .toList()),
          e);
    }
  }

  void awaitAgent(String agent, AgentState state) {
    until(
        () ->
            events(Event.AgentStateChanged.class)
                .filter(e -> e.agent().equals(agent))
                .reduce((first, last) -> last)
                .filter(e -> e.to() == state)
                .isPresent());
  }

  void until(Callable<Boolean> condition) {
    until(PATIENCE, condition);
  }

  void until(Duration patience, Callable<Boolean> condition) {
    await().atMost(patience).pollInterval(Duration.ofMillis(5)).until(condition);
  }

  private Path record(String agent) {
    return home.resolve(agent + ".record");
  }

  /** What a fake agent says it was given, in order. */
  List<String> received(String agent) {
    return Submission.read(record(agent)).stream().map(Submission::text).toList();
  }

  /** Writes a fake agent's script and tells where. */
  String script(String... lines) {
    try {
      Files.createDirectories(home);
      Path file = Files.createTempFile(home, "agent", ".script");
      Files.write(file, List.of(lines));
      return file.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Asks the team's tmux server something, as a process of its own. */
  String tmux(String... command) {
    List<String> words = new ArrayList<>(List.of(TmuxFixture.binary(), "-S", team().socket()));
    words.addAll(Arrays.asList(command));
    try {
      Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
      return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Processes that live and were started by or in the team. */
  List<ProcessHandle> processes() {
    return team.map(t -> Processes.withVariable("TMUXO_SOCKET", t.socket())).orElse(List.of());
  }

  @Override
  public void close() {
    team.ifPresent(
        t ->
            t.stop(Duration.ofSeconds(1), "test over")
                .orTimeout(30, java.util.concurrent.TimeUnit.SECONDS)
                .exceptionally(gone -> null) // with a host that has let go of it
                .join());
    if (ownHost) {
      orchestrator.close();
    }
    until(() -> processes().isEmpty());
  }
}
