package dev.tmuxo.engine.runtime;

import dev.tmuxo.engine.agent.AgentState;
import dev.tmuxo.engine.agent.Reading;
import dev.tmuxo.engine.agent.Screen;
import dev.tmuxo.engine.agent.StateReader;
import dev.tmuxo.engine.time.Pace;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Looks at an agent's screen: once, or again and again while something is about to change. Lives in
 * the team's mailbox.
 */
final class ScreenWatch {
  private static final Duration FIRST_LOOK = Duration.ofMillis(2);

  /** No program is ready sooner, and tmux has its hands full while a team starts. */
  private static final Duration FIRST_LOOK_AT_START = Duration.ofMillis(100);

  private static final Duration SLOWEST_LOOK = Duration.ofMillis(200);

  /** From then on the subscription, which speaks within a second, is quick enough. */
  private static final Duration CLOSE_WATCH = Duration.ofSeconds(3);

  /** Whose screen it is. */
  interface Subject {
    Optional<AgentWindow> window();

    AgentState state();

    /** Whether there is still a reason to look closely. */
    boolean expectsChange();

    void observed(Reading reading);

    /** There is no such pane any more: somebody closed it. */
    void paneGone();

    /** The watch is over, and what it was for was not seen. */
    void unseen(Duration limit);
  }

  private final TeamContext team;
  private final StateReader states;
  private final Subject subject;

  /** Counts what makes earlier looks void: a new pane, a new watch. */
  private int watch;

  ScreenWatch(TeamContext team, StateReader states, Subject subject) {
    this.team = team;
    this.states = states;
    this.subject = subject;
  }

  /** Looks closely for a moment: something was submitted. */
  void watchClosely() {
    watch(CLOSE_WATCH, FIRST_LOOK);
  }

  /** Looks until a program that has just been started is ready. */
  void watchStart(Duration limit) {
    int current = ++watch;
    team.after(
        FIRST_LOOK_AT_START,
        () -> {
          if (current == watch) {
            watch(limit, FIRST_LOOK_AT_START);
          }
        });
  }

  void stop() {
    watch++;
  }

  private void watch(Duration limit, Duration firstPause) {
    watchUntil(++watch, team.now().plus(limit), limit, new Pace(firstPause, SLOWEST_LOOK));
  }

  private void watchUntil(int current, Instant end, Duration limit, Pace pace) {
    boolean over = current != watch || subject.window().isEmpty() || subject.state().ended();
    if (over || !subject.expectsChange()) {
      return;
    }
    if (team.now().isBefore(end)) {
      look();
      team.after(pace.pause(), () -> watchUntil(current, end, limit, pace));
    } else {
      subject.unseen(limit);
    }
  }

  /** Looks once and draws the conclusions. */
  void look() {
    Optional<AgentWindow> looked = subject.window();
    looked.ifPresent(
        w ->
            team.run(
                Screen.query(w.pane()),
                reply -> {
                  Screen screen = Screen.parse(reply);
                  if (!looked.equals(subject.window())) {
                    return;
                  }
                  if (screen.equals(Screen.GONE)) {
                    subject.paneGone();
                  } else if (!screen.dead()) {
                    states.read(screen).ifPresent(subject::observed);
                  }
                },
                failure -> {
                  // The connection is lost; after it is restored the subscription reports every
                  // pane anew.
                }));
  }
}
