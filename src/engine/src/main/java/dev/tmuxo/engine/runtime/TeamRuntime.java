package dev.tmuxo.engine.runtime;

import dev.tmuxo.engine.agent.AgentState;
import dev.tmuxo.engine.agent.PaneSigns;
import dev.tmuxo.engine.journal.Event;
import dev.tmuxo.engine.journal.Event.Outcome;
import dev.tmuxo.engine.journal.Journal;
import dev.tmuxo.engine.state.OpenDelivery;
import dev.tmuxo.engine.state.TeamState;
import dev.tmuxo.engine.team.AgentSpec;
import dev.tmuxo.engine.team.TeamSpec;
import dev.tmuxo.engine.tmux.CommandList;
import dev.tmuxo.engine.tmux.Disconnect;
import dev.tmuxo.engine.tmux.Notification;
import dev.tmuxo.engine.tmux.PaneId;
import dev.tmuxo.engine.tmux.PaneSnapshot;
import dev.tmuxo.engine.tmux.Reply;
import dev.tmuxo.engine.tmux.ServerState;
import dev.tmuxo.engine.tmux.TeamConnection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * A running team: joins its agents, its post office, its mail and its check-ins to one control
 * connection and one journal. All its state lives in the team's mailbox; {@link Team} is the way in
 * from other threads.
 */
final class TeamRuntime implements TeamContext, TeamConnection.Listener {
  private static final Duration SWEEP = Duration.ofSeconds(1);
  private static final Duration WRITE_RETRY = Duration.ofSeconds(1);

  private final TeamSpec spec;
  private final Limits limits;
  private final Clock clock;
  private final Journal journal;
  private final Mailbox mailbox;
  private final TeamPlaces places;
  private final Crew crew;
  private final PostOffice postOffice;
  private final CheckIns checkIns;
  private final LetterDesk desk;
  private final MailRoom mailRoom;
  private final CompletableFuture<Void> started = new CompletableFuture<>();
  private final CompletableFuture<Ending> over = new CompletableFuture<>();

  private Optional<TeamConnection> connection = Optional.empty();

  /** As the first connection found them; they matter only if an earlier host made them. */
  private List<PaneSnapshot> firstPanes = List.of();

  private boolean connected = true;
  private boolean paused;
  private int unopened;

  /** How and why the team's work ended. */
  record Ending(Outcome outcome, String reason) {}

  TeamRuntime(
      TeamSpec spec,
      Limits limits,
      Clock clock,
      Journal journal,
      Mailbox mailbox,
      TeamPlaces places,
      Neighbours neighbours) {
    this.spec = spec;
    this.limits = limits;
    this.clock = clock;
    this.journal = journal;
    this.mailbox = mailbox;
    this.places = places;
    this.crew =
        new Crew(
            this,
            places::open,
            this::opened,
            this::escalate,
            (outcome, reason) -> end(outcome, reason));
    this.postOffice = new PostOffice(this, crew.byName(), neighbours);
    this.checkIns =
        new CheckIns(
            this,
            new CheckInPost(
                spec, neighbours, name -> CheckInPost.free(crew.byName(), name), postOffice::send),
            mailbox::alarm);
    this.desk = new LetterDesk(this, crew, postOffice, checkIns);
    this.mailRoom = new MailRoom(this, desk);
  }

  // --- life ---

  /** Opens every agent's window; the future completes when all have a pane. */
  CompletableFuture<Void> start(TeamConnection opened) {
    mailbox.execute(
        () -> {
          connection = Optional.of(opened);
          record(places.starting());
          unopened = crew.all().size();
          crew.all().forEach(agent -> crew.open(agent, started::completeExceptionally));
          checkIns.addAll(PostOffice.OPERATOR, spec.checkIns());
          sweepEverySecond();
        });
    return started;
  }

  /**
   * Starts the team in a new tmux, with what waited in the run before; the future completes when
   * all agents have a pane.
   */
  CompletableFuture<Void> startAgain(TeamConnection opened, TeamState before) {
    mailbox.execute(
        () -> {
          connection = Optional.of(opened);
          List<OpenDelivery> left = Interrupted.account(before.deliveries(), this::record, now());
          record(places.starting());
          unopened = crew.all().size();
          postOffice.carryOver(left);
          checkIns.takeOver(before.checkIns());
          crew.all().forEach(agent -> crew.open(agent, started::completeExceptionally));
          sweepEverySecond();
        });
    return started;
  }

  /** Goes on with a team that an earlier host left running. */
  CompletableFuture<Void> goOn(TeamConnection opened, TeamState state, String host) {
    mailbox.execute(
        () -> {
          connection = Optional.of(opened);
          started.complete(null);
          record(new Event.TeamAdopted(host));
          // First, for they follow what becomes of the deliveries.
          checkIns.restore(state.checkIns());
          if (state.phase() == TeamState.Phase.STARTING) {
            record(new Event.TeamStarted());
          }
          if (state.paused()) {
            paused = true;
            crew.all().forEach(agent -> agent.inbox().hold());
          }
          mailRoom.restore(state.letters());
          crew.adopt(state, firstPanes);
          postOffice.restore(state);
          crew.all().stream().filter(agent -> !agent.isRecorded()).forEach(this::transcribe);
          mailRoom.sweep();
          sweepEverySecond();
        });
    return started;
  }

  private void opened(Agent agent) {
    AgentSpec agentSpec = agent.spec();
    agentSpec.briefing().ifPresent(text -> postOffice.brief(agent, text));
    if (started.isDone()) {
      transcribe(agent);
    } else if (--unopened == 0) {
      record(new Event.TeamStarted());
      started.complete(null);
      crew.all().forEach(this::transcribe);
    }
  }

  private void transcribe(Agent agent) {
    agent.transcribe(places.transcript(agent.spec()));
  }

  private void sweepEverySecond() {
    after(
        SWEEP,
        () -> {
          sweepEverySecond();
          mailRoom.sweep();
          checkIns.clockMayHaveJumped();
        });
  }

  /** Tells the superior of an agent in trouble, or the people if it has none. */
  private void escalate(AgentSpec agent, String problem) {
    String to = agent.reportsTo().orElse(PostOffice.OPERATOR);
    record(new Event.Escalated(agent.name(), to, problem));
    if (!to.equals(PostOffice.OPERATOR)) {
      postOffice.report(to, agent.name() + ": " + problem);
    }
  }

  /** Completes when the team's leads are done, all have ended, or tmux is gone. */
  CompletableFuture<Ending> over() {
    return over;
  }

  private void end(Outcome outcome, String reason) {
    over.complete(new Ending(outcome, reason));
  }

  /** Leaves the agents alone from now on: they are about to be ended. */
  void dismiss(AgentState last, String reason) {
    crew.dismiss(last, reason);
  }

  // --- what hosts and agents ask for ---

  PostOffice postOffice() {
    return postOffice;
  }

  CheckIns checkIns() {
    return checkIns;
  }

  /** Types nothing more until the team is resumed; what comes in waits. */
  void pause(String by) {
    if (!paused) {
      paused = true;
      record(new Event.TeamPaused(by));
      crew.all().forEach(agent -> agent.inbox().hold());
    }
  }

  void resume(String by) {
    if (paused) {
      paused = false;
      record(new Event.TeamResumed(by));
      crew.all().forEach(agent -> agent.inbox().release());
    }
  }

  void restart(Agent agent, String by) {
    crew.restart(agent, by);
  }

  String node() {
    return places.node();
  }

  TeamStatus status() {
    String state = connected ? (paused ? "paused" : "running") : "unreachable";
    return TeamStatus.of(spec.name(), places.node(), state, crew.all());
  }

  Optional<Agent> agent(String name) {
    return Optional.ofNullable(crew.byName().get(name));
  }

  // --- what tmux says; on the connection's thread ---

  @Override
  public void notified(Notification notification) {
    if (notification instanceof Notification.SubscriptionChanged change
        && change.name().equals(PaneSigns.SUBSCRIPTION.name())) {
      PaneSigns.parse(change.value())
          .ifPresent(
              signs -> change.pane().ifPresent(pane -> mailbox.execute(() -> signs(pane, signs))));
    } else if (notification instanceof Notification.WindowRenamed renamed
        && renamed.window().equals(places.bell())) {
      mailbox.execute(mailRoom::sweep);
    }
  }

  private void signs(PaneId pane, PaneSigns signs) {
    crew.inPane(pane).ifPresent(agent -> agent.signs(signs));
  }

  @Override
  public void lost(Disconnect cause) {
    mailbox.execute(
        () -> {
          connected = false;
          record(new Event.ConnectionLost(label(cause.kind()), cause.detail()));
        });
  }

  @Override
  public void restored(long epoch, List<PaneSnapshot> panes) {
    mailbox.execute(
        () -> {
          if (connection.isEmpty()) {
            firstPanes = panes;
            return;
          }
          connected = true;
          record(new Event.ConnectionRestored(epoch));
          crew.all().forEach(Agent::look);
          mailRoom.sweep();
        });
  }

  @Override
  public void gone(ServerState state) {
    mailbox.execute(
        () -> {
          String why = "the tmux server is gone: " + label(state.kind());
          if (spec.restore()) {
            crew.suspend(why);
          } else {
            crew.dismiss(AgentState.DEAD, why);
          }
          end(Outcome.LOST, why);
        });
  }

  private static String label(Enum<?> kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  // --- what the parts share ---

  @Override
  public TeamSpec spec() {
    return spec;
  }

  @Override
  public Limits limits() {
    return limits;
  }

  @Override
  public void record(Event event) {
    checkIns.noted(journal.append(event));
    if (event instanceof Event.DeliveryChanged change) {
      desk.noted(change);
    }
  }

  @Override
  public void whenWritten(Runnable task) {
    var unused =
        journal
            .written()
            .handle(
                (done, failure) ->
                    mailbox.execute(
                        failure == null
                            ? task
                            : () -> after(WRITE_RETRY, () -> whenWritten(task))));
  }

  @Override
  public void run(CommandList commands, Consumer<Reply> replied, Consumer<Throwable> failed) {
    answer(connection.orElseThrow().send(commands), replied, failed);
  }

  @Override
  public void readBuffer(String name, Consumer<String> read, Consumer<Throwable> failed) {
    answer(connection.orElseThrow().showBuffer(name), read, failed);
  }

  /** Takes what the connection's thread says into the mailbox. */
  private <T> void answer(
      CompletableFuture<T> reply, Consumer<T> replied, Consumer<Throwable> failed) {
    var unused =
        reply.handle(
            (result, failure) ->
                mailbox.execute(
                    failure == null ? () -> replied.accept(result) : () -> failed.accept(failure)));
  }

  @Override
  public void after(Duration delay, Runnable task) {
    mailbox.after(delay, task);
  }

  @Override
  public Instant now() {
    return clock.instant();
  }

  @Override
  public long epoch() {
    return connection.map(TeamConnection::epoch).orElse(0L);
  }
}
