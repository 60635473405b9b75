package dev.tmuxo.engine.runtime;

import dev.tmuxo.engine.agent.AgentState;
import dev.tmuxo.engine.tmux.CommandList;
import dev.tmuxo.engine.tmux.PaneId;
import dev.tmuxo.engine.tmux.TmuxCommand;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Notices an agent that hangs: it works, but nothing of it has been seen for longer than its
 * profile allows. It is asked first: its terminal is made a column wider and narrow again, upon
 * which a program that lives redraws, whatever else it does. Lives in the team's mailbox.
 */
final class Vitals {
  /** How long a redraw may take; the subscription that tells of it speaks once a second. */
  private static final Duration ANSWER_PATIENCE = Duration.ofSeconds(10);

  private static final String SIZE = "#{window_width}";

  /** What is looked at, and told. */
  interface Patient {
    AgentState state();

    Optional<PaneId> pane();

    /** It gave no sign of life. */
    void hangs(String detail);
  }

  private final TeamContext team;
  private final Duration silence;
  private final Patient patient;
  private Instant lastSign;
  private boolean watching;

  /**
   * @param silence how long it may be silent while it works; zero if for as long as it likes
   */
  Vitals(TeamContext team, Duration silence, Patient patient) {
    this.team = team;
    this.silence = silence;
    this.patient = patient;
    this.lastSign = team.now();
  }

  /** Something was seen of it. */
  void sign() {
    lastSign = team.now();
    if (!silence.isZero() && !watching && works()) {
      watching = true;
      team.after(silence, this::check);
    }
  }

  private boolean works() {
    return patient.pane().isPresent()
        && (patient.state() == AgentState.BUSY || patient.state() == AgentState.STARTING);
  }

  private void check() {
    if (!works()) {
      watching = false;
      return;
    }
    Duration left = Duration.between(team.now(), lastSign.plus(silence));
    if (left.isNegative() || left.isZero()) {
      ask(patient.pane().orElseThrow());
    } else {
      team.after(left, this::check);
    }
  }

  private void ask(PaneId pane) {
    Instant asked = team.now();
    team.run(
        CommandList.of(TmuxCommand.of("display-message", "-p", "-t", pane.value(), SIZE)),
        reply -> {
          reply.firstLine().filter(w -> w.matches("[0-9]{1,5}")).ifPresent(w -> resize(pane, w));
          team.after(ANSWER_PATIENCE, () -> conclude(pane, asked));
        },
        failure -> team.after(silence, this::check));
  }

  private void resize(PaneId pane, String width) {
    String wider = Integer.toString(Integer.parseInt(width) + 1);
    for (List<String> step :
        List.of(
            List.of("resize-window", "-t", pane.value(), "-x", wider),
            List.of("resize-window", "-t", pane.value(), "-x", width),
            // or the window would not follow the terminal of a person who attaches
            List.of("set-option", "-w", "-u", "-t", pane.value(), "window-size"))) {
      team.run(
          CommandList.of(
              TmuxCommand.of(step.get(0), step.subList(1, step.size()).toArray(String[]::new))),
          reply -> {},
          failure -> {});
    }
  }

  private void conclude(PaneId pane, Instant asked) {
    boolean same = patient.pane().filter(pane::equals).isPresent();
    if (same && works() && !lastSign.isAfter(asked)) {
      watching = false;
      patient.hangs(
          "no output for "
              + Duration.between(lastSign, team.now()).toSeconds()
              + " s, and no redraw when its terminal was resized");
    } else {
      check();
    }
  }
}
