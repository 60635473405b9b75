package dev.tmuxo.engine.tmux;

import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.error.TmuxoException;
import java.io.IOException;
import java.time.Duration;

/** What goes wrong on one connection, in words. */
final class ConnectionErrors {
  private final Transport transport;
  private final ServerAddress address;

  ConnectionErrors(Transport transport, ServerAddress address) {
    this.transport = transport;
    this.address = address;
  }

  /** The server's place, for messages. */
  String where() {
    return address.socket() + " on node " + transport.node();
  }

  TmuxoException cannotRun(IOException cause) {
    return new TmuxoException(
        ErrorCode.NODE_COMMAND_FAILED,
        "Cannot run " + address.tmux() + " on node " + transport.node() + ": " + cause.getMessage(),
        "Check that the node can be reached and has tmux.",
        cause);
  }

  TmuxoException cannotAttach(String session, String said) {
    boolean noSession = said.contains("can't find session") || said.contains("no sessions");
    return new TmuxoException(
        noSession ? ErrorCode.TMUX_NO_SESSION : ErrorCode.TMUX_COMMAND_FAILED,
        "Cannot attach to session " + session + " at " + where() + ": " + said,
        "Look which sessions there are: " + address.tmux() + " -S " + address.socket() + " ls");
  }

  TmuxoException noAnswer(Duration patience) {
    return new TmuxoException(
        ErrorCode.TMUX_TIMEOUT,
        "The tmux server at " + where() + " did not answer within " + patience.toSeconds() + " s",
        "It may be stopped or overloaded: look at its process.");
  }

  TmuxoException queueFull() {
    return new TmuxoException(
        ErrorCode.TMUX_QUEUE_FULL,
        "The connection to tmux at " + where() + " has too many unanswered commands",
        "Wait for answers before sending more.");
  }

  TmuxoException timedOut(PendingRequest request) {
    return new TmuxoException(
        ErrorCode.TMUX_TIMEOUT,
        "tmux at " + where() + " did not answer in time; the command was " + fate(request),
        "Look at the node's load and at the way to it.");
  }

  TmuxoException disconnected(String why) {
    return new TmuxoException(
        ErrorCode.TMUX_DISCONNECTED, "No connection to tmux at " + where() + ": " + why, "");
  }

  TmuxoException lost(PendingRequest request, String why) {
    String cause = why.isEmpty() ? "it was lost" : why;
    return disconnected(cause + "; the command was " + fate(request));
  }

  TmuxoException unanswered(String why) {
    return new TmuxoException(
        ErrorCode.TMUX_PROTOCOL,
        "A command on tmux at " + where() + " was run, but " + why,
        "Look at its effect before repeating it.");
  }

  private static String fate(PendingRequest request) {
    return request.isWritten() ? "sent, its outcome is unknown" : "never sent";
  }
}
