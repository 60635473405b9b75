package dev.tmuxo.server.run;

import dev.tmuxo.engine.journal.Event.Outcome;

/** Why a run is over; the worst of its teams'. In order from best to worst. */
public enum Verdict {
  DONE,
  /** A person or a signal ended it. */
  INTERRUPTED,
  TIMED_OUT,
  FAILED,
  /** The task never reached a lead. */
  NOT_DELIVERED,
  /** tmux died. */
  LOST;

  static Verdict of(Outcome outcome) {
    return switch (outcome) {
      case DONE -> DONE;
      case FAILED -> FAILED;
      case STOPPED -> INTERRUPTED;
      case LOST -> LOST;
    };
  }

  Verdict worse(Verdict other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
