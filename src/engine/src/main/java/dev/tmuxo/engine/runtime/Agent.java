package dev.tmuxo.engine.runtime;

import dev.tmuxo.engine.agent.AgentState;
import dev.tmuxo.engine.agent.PaneSigns;
import dev.tmuxo.engine.agent.Reading;
import dev.tmuxo.engine.agent.StateReader;
import dev.tmuxo.engine.agent.StateSource;
import dev.tmuxo.engine.delivery.Inbox;
import dev.tmuxo.engine.journal.Event;
import dev.tmuxo.engine.profile.Profile;
import dev.tmuxo.engine.state.AgentStanding;
import dev.tmuxo.engine.team.AgentSpec;
import dev.tmuxo.engine.tmux.PaneId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A running agent: its pane, its state and its inbox. Learns of its state from the subscription
 * over all panes and, where that does not suffice or something is about to change, by looking at
 * its screen. Lives in the team's mailbox.
 */
final class Agent implements Inbox.Owner, ScreenWatch.Subject, Vitals.Patient {
  private final TeamContext team;
  private final AgentSpec spec;
  private final Inbox inbox;
  private final ScreenWatch screen;
  private final Transcript transcript;
  private final Vitals vitals;
  private final Supervision supervision;

  private Optional<AgentWindow> window = Optional.empty();
  private AgentState state = AgentState.STARTING;
  private StateSource source = StateSource.COMMAND;
  private Instant since;
  private boolean everReady;
  private boolean awaitsStatus;
  private boolean retired;

  /** Who decides what becomes of an agent in trouble. */
  interface Supervision {
    /** Its process has ended. */
    void ended(Agent agent);

    /** It is there and does nothing, not even when it was asked for a sign of life. */
    void hangs(Agent agent, String detail);
  }

  Agent(TeamContext team, AgentSpec spec, Supervision supervision) {
    this.team = team;
    this.spec = spec;
    this.supervision = supervision;
    this.since = team.now();
    StateReader states = new StateReader(spec.profile());
    this.screen = new ScreenWatch(team, states, this);
    this.transcript = new Transcript(team, spec.name());
    this.vitals = new Vitals(team, spec.profile().silence(), this);
    this.inbox = new Inbox(team, spec.profile(), states, team.limits().deliveryTimeout(), this);
  }

  AgentSpec spec() {
    return spec;
  }

  String name() {
    return spec.name();
  }

  Inbox inbox() {
    return inbox;
  }

  @Override
  public AgentState state() {
    return state;
  }

  /** What its state was told by. */
  StateSource source() {
    return source;
  }

  /** When it came into its state. */
  Instant since() {
    return since;
  }

  @Override
  public Optional<PaneId> pane() {
    return state.ended() ? Optional.empty() : window.map(AgentWindow::pane);
  }

  @Override
  public Optional<AgentWindow> window() {
    return window;
  }

  /** The agent's process runs in this window. */
  void opened(AgentWindow opened, int restarts) {
    window = Optional.of(opened);
    everReady = false;
    awaitsStatus = false;
    transcript.opened(opened, false);
    retired = false;
    inbox.reopen();
    team.record(new Event.AgentStarted(name(), opened.pane().value(), opened.pid(), restarts));
    become(new Reading(AgentState.STARTING, StateSource.COMMAND, "started"));
    screen.watchStart(spec.profile().startTimeout());
  }

  /**
   * An earlier host started the agent in this window, where it still runs or lies dead.
   *
   * @param last the state the earlier host saw last
   */
  void adopted(AgentWindow found, AgentStanding last, boolean recorded) {
    window = Optional.of(found);
    everReady = last.state() != AgentState.STARTING;
    transcript.opened(found, recorded);
    state = last.state().ended() ? AgentState.STARTING : last.state();
    since = last.since();
    look();
  }

  /** It had ended when the earlier host saw it last. */
  void adoptedEnded(AgentState last, Optional<AgentWindow> remains) {
    state = last.ended() ? last : AgentState.DEAD;
    window = remains;
  }

  /** Its pane is gone with the whole of tmux; what waits for it is kept for the next one. */
  void suspended(String why) {
    screen.stop();
    if (!state.ended()) {
      become(new Reading(AgentState.DEAD, StateSource.PROCESS, why));
      inbox.interrupted();
    }
  }

  Transcript transcript() {
    return transcript;
  }

  /** What the subscription says. */
  void signs(PaneSigns signs) {
    if (state.ended()) {
      return;
    }
    if (signs.dead()) {
      if (signs.statusKnown()) {
        exited(signs.status(), signs.signal());
      } else {
        awaitStatus();
      }
      return;
    }
    vitals.sign();
    transcript.seen(signs.piped());
    boolean signsDecide =
        spec.profile().composer().kind() != Profile.Composer.Kind.CURSOR
            && spec.profile().signs().foreground().isEmpty()
            && !signs.waiting();
    if (signsDecide && signs.busy()) {
      observed(new Reading(AgentState.BUSY, StateSource.SCREEN, "busy sign"));
    } else if (signsDecide && signs.idle()) {
      observed(new Reading(AgentState.IDLE, StateSource.SCREEN, "idle sign"));
    } else {
      look();
    }
  }

  private void awaitStatus() {
    if (awaitsStatus) {
      return;
    }
    awaitsStatus = true;
    window.ifPresent(w -> new AgentExit(team, w).awaitStatus(() -> neverTold(w)));
  }

  private void neverTold(AgentWindow dead) {
    if (window.filter(dead::equals).isPresent() && !state.ended()) {
      exited(AgentExit.STATUS_UNKNOWN, 0);
    }
  }

  @Override
  public void watchClosely() {
    screen.watchClosely();
  }

  /** Looks at the screen once and draws the conclusions. */
  void look() {
    screen.look();
  }

  @Override
  public boolean expectsChange() {
    return state == AgentState.STARTING || inbox.pending();
  }

  @Override
  public void unseen(Duration limit) {
    if (state == AgentState.STARTING) {
      observed(
          new Reading(
              AgentState.UNRESPONSIVE,
              StateSource.SCREEN,
              "not seen ready within " + limit.toSeconds() + " s"));
    }
  }

  @Override
  public void observed(Reading reading) {
    if (state.ended()) {
      return;
    }
    everReady |= reading.state() == AgentState.IDLE;
    // Before it was ready once, a program that draws its first screen is not busy but starting.
    if (everReady || reading.state() != AgentState.BUSY) {
      become(reading);
    }
    inbox.observed(reading);
  }

  @Override
  public void paneGone() {
    if (!state.ended()) {
      exited(AgentExit.STATUS_UNKNOWN, 0);
    }
  }

  @Override
  public void hangs(String detail) {
    become(new Reading(AgentState.UNRESPONSIVE, StateSource.SILENCE, detail));
    supervision.hangs(this, detail);
  }

  private void become(Reading reading) {
    if (reading.state() != state || reading.source() == StateSource.COMMAND) {
      team.record(
          new Event.AgentStateChanged(
              name(), state, reading.state(), reading.source(), reading.detail()));
      state = reading.state();
      since = team.now();
      vitals.sign();
    }
    source = reading.source();
  }

  /** The agent's process has ended. */
  void exited(int status, int signal) {
    Optional<AgentWindow> dead = window;
    boolean orderly = status == 0 && signal == 0;
    become(
        new Reading(
            orderly ? AgentState.STOPPED : AgentState.DEAD,
            StateSource.PROCESS,
            AgentExit.describe(status, signal)));
    screen.stop();
    inbox.interrupted();
    Consumer<String> report =
        lastScreen -> {
          team.record(new Event.AgentExited(name(), status, signal, lastScreen));
          supervision.ended(this);
        };
    dead.ifPresentOrElse(w -> new AgentExit(team, w).lastScreen(report), () -> report.accept(""));
  }

  /** Its process is about to be ended for a new one: what happens to it means nothing any more. */
  void replaced(String why) {
    screen.stop();
    if (!state.ended()) {
      become(new Reading(AgentState.STOPPED, StateSource.COMMAND, why));
      inbox.interrupted();
    }
  }

  /** Whether its last end was one that it was to come to: status 0. */
  boolean endedOrderly() {
    return state == AgentState.STOPPED;
  }

  /** The agent is gone for good, with its team or against its policy. */
  void retire(AgentState last, String why) {
    screen.stop();
    if (!state.ended()) {
      become(new Reading(last, StateSource.COMMAND, why));
    }
    inbox.close(why);
    retired = true;
  }

  /** Whether the agent is gone for good. */
  boolean retired() {
    return retired;
  }
}
