package dev.tmuxo.engine.runtime;

import dev.tmuxo.engine.agent.AgentState;
import dev.tmuxo.engine.journal.Event;
import dev.tmuxo.engine.journal.Event.Outcome;
import dev.tmuxo.engine.journal.JournalEntry;
import dev.tmuxo.engine.state.OpenDelivery;
import dev.tmuxo.engine.state.TeamState;
import dev.tmuxo.engine.team.AgentSpec;
import dev.tmuxo.engine.team.TeamSpec;
import dev.tmuxo.engine.tmux.Disconnect;
import dev.tmuxo.engine.tmux.Notification;
import dev.tmuxo.engine.tmux.PaneSnapshot;
import dev.tmuxo.engine.tmux.ServerState;
import dev.tmuxo.engine.tmux.TeamConnection;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * A running team: joins its agents, its post office, its mail and its check-ins to one control
 * connection and one journal. All its state lives in the team's mailbox; {@link Team} is the way in
 * from other threads.
 */
final class TeamRuntime implements TeamConnection.Listener {
  private static final Duration SWEEP = Duration.ofSeconds(1);

  private final TeamSpec spec;
  private final TeamHub hub;
  private final Mailbox mailbox;
  private final TeamPlaces places;
  private final Crew crew;
  private final PostOffice postOffice;
  private final CheckIns checkIns;
  private final LetterDesk desk;
  private final MailRoom mailRoom;
  private final PaneNews news;
  private final CompletableFuture<Void> started = new CompletableFuture<>();
  private final CompletableFuture<Ending> over = new CompletableFuture<>();

  /** As the first connection found them; they matter only if an earlier host made them. */
  private List<PaneSnapshot> firstPanes = List.of();

  private boolean connected = true;
  private boolean paused;
  private int unopened;

  /** How and why the team's work ended. */
  record Ending(Outcome outcome, String reason) {}

  TeamRuntime(TeamHub hub, Mailbox mailbox, TeamPlaces places, Neighbours neighbours) {
    this.spec = hub.spec();
    this.hub = hub;
    this.mailbox = mailbox;
    this.places = places;
    this.crew =
        new Crew(
            hub,
            places::open,
            this::opened,
            (agent, problem) -> escalation().tell(agent, problem),
            (outcome, reason) -> end(outcome, reason));
    this.postOffice = new PostOffice(hub, crew.byName(), neighbours);
    this.checkIns =
        new CheckIns(
            hub,
            new CheckInPost(
                spec, neighbours, name -> CheckInPost.free(crew.byName(), name), postOffice::send),
            mailbox::alarm);
    this.desk = new LetterDesk(hub, crew, postOffice, checkIns);
    this.mailRoom = new MailRoom(hub, desk);
    this.news = new PaneNews(mailbox, crew, places.bell(), mailRoom::sweep);
    hub.listen(this::recorded);
  }

  TeamHub hub() {
    return hub;
  }

  // --- life ---

  /** Opens every agent's window; the future completes when all have a pane. */
  CompletableFuture<Void> start(TeamConnection opened) {
    mailbox.execute(
        () -> {
          hub.connect(opened);
          hub.record(places.starting());
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
          hub.connect(opened);
          List<OpenDelivery> left =
              Interrupted.account(before.deliveries(), hub::record, hub.now());
          hub.record(places.starting());
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
          hub.connect(opened);
          started.complete(null);
          if (state.phase() == TeamState.Phase.NONE) {
            hub.record(places.starting()); // Its journal was set aside.
          }
          hub.record(new Event.TeamAdopted(host));
          // First, for they follow what becomes of the deliveries.
          checkIns.restore(state.checkIns());
          if (state.phase().compareTo(TeamState.Phase.STARTING) <= 0) {
            hub.record(new Event.TeamStarted());
          }
          if (state.paused()) {
            paused = true;
            crew.all().forEach(agent -> agent.inbox().hold());
          }
          mailRoom.restore(state.letters());
          crew.adopt(state, firstPanes);
          postOffice.restore(state);
          crew.all().stream()
              .filter(agent -> !agent.transcript().isWritten())
              .forEach(this::transcribe);
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
      hub.record(new Event.TeamStarted());
      started.complete(null);
      crew.all().forEach(this::transcribe);
    }
  }

  private void transcribe(Agent agent) {
    agent.transcript().start(places.transcript(agent.spec()));
  }

  private void sweepEverySecond() {
    hub.after(
        SWEEP,
        () -> {
          sweepEverySecond();
          mailRoom.sweep();
          checkIns.clockMayHaveJumped();
        });
  }

  private Escalation escalation() {
    return new Escalation(hub, postOffice);
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
      hub.record(new Event.TeamPaused(by));
      crew.all().forEach(agent -> agent.inbox().hold());
    }
  }

  void resume(String by) {
    if (paused) {
      paused = false;
      hub.record(new Event.TeamResumed(by));
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

  /** What the journal got, for those who go by it. */
  private void recorded(JournalEntry entry) {
    checkIns.noted(entry);
    if (entry.event() instanceof Event.DeliveryChanged change) {
      desk.noted(change);
    }
  }

  // --- what tmux says; on the connection's thread ---

  @Override
  public void notified(Notification notification) {
    news.heard(notification);
  }

  @Override
  public void lost(Disconnect cause) {
    mailbox.execute(
        () -> {
          connected = false;
          hub.record(new Event.ConnectionLost(label(cause.kind()), cause.detail()));
        });
  }

  @Override
  public void restored(long epoch, List<PaneSnapshot> panes) {
    mailbox.execute(
        () -> {
          if (!hub.isConnected()) {
            firstPanes = panes;
            return;
          }
          connected = true;
          hub.record(new Event.ConnectionRestored(epoch));
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
}
