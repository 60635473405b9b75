package dev.tmuxo.engine.tmux;

/**
 * Why a control connection ended.
 *
 * @param kind the cause, told apart
 * @param detail what tmux or the channel said, for people; possibly empty
 */
public record Disconnect(Kind kind, String detail) {

  /** The causes. */
  public enum Kind {
    /** The server died without a word: killed or crashed. Its agents are gone. */
    SERVER_DIED,
    /** The server was told to end ({@code kill-server}) or ended with its last session. */
    SERVER_EXITED,
    /** The server lives, the session does not. */
    SESSION_GONE,
    /** The server lives and has thrown this client out, or somebody ended the client. */
    DETACHED,
    /** tmux threw the client out because it did not read for five minutes. */
    TOO_FAR_BEHIND,
    /** The way to the server broke; nothing is known about the server. */
    CHANNEL_LOST,
    /** No answer within the heartbeat; we hung up. Nothing is known about the server. */
    UNRESPONSIVE,
    /** {@link ControlClient#close()} was called. */
    CLOSED
  }

  @Override
  public String toString() {
    return detail.isEmpty() ? kind.name() : kind + ": " + detail;
  }
}
