package dev.tmuxo.server.cli;

import dev.tmuxo.engine.error.ErrorCode;

/** What the program's exit status means; scripts depend on the numbers. */
public enum ExitCode {
  DONE(0),
  TEAM_FAILED(1),
  BAD_INPUT(2),
  UNKNOWN_TEAM_OR_AGENT(3),
  NOT_DELIVERED(4),
  TMUX_OR_NODE(5),
  TIMED_OUT(6),
  /** A defect of ours. */
  INTERNAL(70),
  INTERRUPTED(130);

  private final int status;

  ExitCode(int status) {
    this.status = status;
  }

  public int status() {
    return status;
  }

  static ExitCode of(ErrorCode code) {
    return switch (code) {
      case ADDRESS_UNKNOWN, CHECK_IN_UNKNOWN, TEAM_UNKNOWN, TEAM_STOPPED -> UNKNOWN_TEAM_OR_AGENT;
      case DELIVERY_FAILED -> NOT_DELIVERED;
      case AGENT_NOT_READY, AGENT_EXITED -> TEAM_FAILED;
      case STORAGE, JOURNAL_DAMAGED, JOURNAL_IN_USE, JOURNAL_TOO_NEW -> TMUX_OR_NODE;
      case TOO_BUSY, DAEMON_NOT_STARTED, DAEMON_LOST -> TMUX_OR_NODE;
      case TIMED_OUT -> ExitCode.TIMED_OUT;
      case INTERNAL -> INTERNAL;
      default -> code.id().startsWith("TMUXO-1") ? TMUX_OR_NODE : BAD_INPUT;
    };
  }
}
