package dev.tmuxo.api;

import dev.tmuxo.engine.error.ErrorCode;

/** Which status goes with which error. */
final class HttpStatus {
  private HttpStatus() {}

  static int of(ErrorCode code) {
    return switch (code) {
      case ACCESS_DENIED -> 401;
      case ROUTE_UNKNOWN, TEAM_UNKNOWN, ADDRESS_UNKNOWN, CHECK_IN_UNKNOWN, MESSAGE_UNKNOWN -> 404;
      case TEAM_RUNNING, TEAM_STOPPED, AGENT_EXITED -> 409;
      case MESSAGE_TOO_LARGE -> 413;
      case AGENT_NOT_READY -> 429;
      case INTERNAL -> 500;
      case TOO_BUSY -> 503;
      case TIMED_OUT, TMUX_TIMEOUT -> 504;
      case STORAGE -> 507;
      default -> code.id().startsWith("TMUXO-1") ? 502 : 400;
    };
  }
}
