package dev.tmuxo.engine.tmux;

import java.util.OptionalLong;

/**
 * What was found where a tmux server should be.
 *
 * @param kind told apart
 * @param pid the server's process, if it runs or answers too slowly
 * @param detail what tmux said; possibly empty
 */
public record ServerState(Kind kind, OptionalLong pid, String detail) {

  /** The cases. */
  public enum Kind {
    /** The server answers. */
    RUNNING,
    /** The server answers, but the team's session is gone. */
    NO_SESSION,
    /** No socket file: never started, ended, or the file was removed while the server lives on. */
    NO_SOCKET,
    /** A socket file without a server behind it: the server died, or ended without tidying up. */
    STALE_SOCKET,
    /** The socket belongs to somebody else, or the server does not let us in. */
    REFUSED,
    /** The socket can be connected to, but no answer comes. */
    UNRESPONSIVE
  }

  public boolean isRunning() {
    return kind == Kind.RUNNING;
  }
}
