package dev.tmuxo.engine.runtime;

import dev.tmuxo.engine.agent.AgentState;
import dev.tmuxo.engine.agent.PaneSigns;
import dev.tmuxo.engine.agent.Reading;
import dev.tmuxo.engine.agent.Screen;
import dev.tmuxo.engine.agent.StateReader;
import dev.tmuxo.engine.agent.StateSource;
import dev.tmuxo.engine.delivery.Inbox;
import dev.tmuxo.engine.journal.Event;
import dev.tmuxo.engine.profile.Profile;
import dev.tmuxo.engine.team.AgentSpec;
import dev.tmuxo.engine.time.Pace;
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
final class Agent implements Inbox.Owner {
  private static final Duration FIRST_LOOK = Duration.ofMillis(2);

  /** No program is ready sooner, and tmux has its hands full while a team starts. */
  private static final Duration FIRST_LOOK_AT_START = Duration.ofMillis(100);

  private static final Duration SLOWEST_LOOK = Duration.ofMillis(200);

  /** From then on the subscription, which speaks within a second, is quick enough. */
  private static final Duration CLOSE_WATCH = Duration.ofSeconds(3);

  private final TeamContext team;
  private final AgentSpec spec;
  private final StateReader states;
  private final Inbox inbox;
  private final Consumer<Agent> ended;

  private Optional<AgentWindow> window = Optional.empty();
  private AgentState state = AgentState.STARTING;
  private StateSource source = StateSource.COMMAND;
  private Instant since;
  private boolean everReady;
  private boolean piped;
  private boolean awaitsStatus;
  private boolean retired;

  /** Counts what makes earlier looks void: a new pane, a new watch. */
  private int watch;

  Agent(TeamContext team, AgentSpec spec, Consumer<Agent> ended) {
    this.team = team;
    this.spec = spec;
    this.ended = ended;
    this.since = team.now();
    this.states = new StateReader(spec.profile());
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

  Optional<AgentWindow> window() {
    return window;
  }

  /** The agent's process runs in this window. */
  void opened(AgentWindow opened, int restarts) {
    window = Optional.of(opened);
    everReady = false;
    awaitsStatus = false;
    piped = false;
    retired = false;
    inbox.reopen();
    team.record(new Event.AgentStarted(name(), opened.pane().value(), opened.pid(), restarts));
    become(new Reading(AgentState.STARTING, StateSource.COMMAND, "started"));
    int current = ++watch;
    team.after(
        FIRST_LOOK_AT_START,
        () -> {
          if (current == watch) {
            watch(spec.profile().startTimeout(), FIRST_LOOK_AT_START);
          }
        });
  }

  /** Writes what the terminal gets into the transcript, from its first output on. */
  void transcribe(String transcript) {
    Optional<AgentWindow> current = window;
    current.ifPresent(
        w ->
            new Recording(team, w.pane(), transcript, () -> piped = current.equals(window))
                .start());
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
    if (piped && !signs.piped()) {
      piped = false;
      team.record(new Event.TranscriptStopped(name(), "its writer ended or the disk is full"));
    }
    boolean signsDecide =
        spec.profile().composer().kind() != Profile.Composer.Kind.CURSOR
            && spec.profile().signs().foreground().isEmpty()
            && !signs.waiting();
    if (signsDecide && signs.busy()) {
      observe(new Reading(AgentState.BUSY, StateSource.SCREEN, "busy sign"));
    } else if (signsDecide && signs.idle()) {
      observe(new Reading(AgentState.IDLE, StateSource.SCREEN, "idle sign"));
    } else {
      look();
    }
  }

  private void awaitStatus() {
    if (awaitsStatus) {
      return;
    }
    awaitsStatus = true;
    Optional<AgentWindow> dead = window;
    Runnable neverTold =
        () -> {
          if (dead.equals(window) && !state.ended()) {
            exited(AgentExit.STATUS_UNKNOWN, 0);
          }
        };
    dead.ifPresent(w -> new AgentExit(team, w).awaitStatus(neverTold));
  }

  /** Looks at the screen again and again for a while, because something is about to change. */
  @Override
  public void watchClosely() {
    watch(CLOSE_WATCH, FIRST_LOOK);
  }

  private void watch(Duration length, Duration firstPause) {
    watchUntil(++watch, team.now().plus(length), new Pace(firstPause, SLOWEST_LOOK));
  }

  private void watchUntil(int current, Instant end, Pace pace) {
    if (current != watch || window.isEmpty() || state.ended()) {
      return;
    }
    boolean starting = state == AgentState.STARTING;
    if (!starting && !inbox.pending()) {
      return;
    }
    if (team.now().isBefore(end)) {
      look();
      team.after(pace.pause(), () -> watchUntil(current, end, pace));
    } else if (starting) {
      String limit = spec.profile().startTimeout().toSeconds() + " s";
      observe(
          new Reading(
              AgentState.UNRESPONSIVE, StateSource.SCREEN, "not seen ready within " + limit));
    }
  }

  /** Looks at the screen once and draws the conclusions. */
  void look() {
    Optional<AgentWindow> looked = window;
    looked.ifPresent(
        w ->
            team.run(
                Screen.query(w.pane()),
                reply -> {
                  Screen screen = Screen.parse(reply);
                  if (looked.equals(window) && !screen.dead()) {
                    states.read(screen).ifPresent(this::observe);
                  }
                },
                failure -> {
                  // The connection is lost; after it is restored the subscription reports every
                  // pane anew.
                }));
  }

  private void observe(Reading reading) {
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

  private void become(Reading reading) {
    if (reading.state() != state || reading.source() == StateSource.COMMAND) {
      team.record(
          new Event.AgentStateChanged(
              name(), state, reading.state(), reading.source(), reading.detail()));
      state = reading.state();
      source = reading.source();
      since = team.now();
    }
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
    watch++;
    inbox.interrupted();
    Consumer<String> report =
        lastScreen -> {
          team.record(new Event.AgentExited(name(), status, signal, lastScreen));
          ended.accept(this);
        };
    dead.ifPresentOrElse(w -> new AgentExit(team, w).lastScreen(report), () -> report.accept(""));
  }

  /** Its process is about to be ended for a new one: what happens to it means nothing any more. */
  void replaced(String why) {
    watch++;
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
    watch++;
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
