package dev.tmuxo.engine.tmux;

import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.error.TmuxoException;
import java.util.Optional;

/** Turns a script's {@code fail CODE text} into the error a person reads. */
final class ScriptFailure {
  private ScriptFailure() {}

  static void raise(NodeScript.Answer answer, Transport transport, StartSpec spec) {
    Optional<String> failure = answer.get("fail");
    if (failure.isEmpty()) {
      return;
    }
    TextFields fields = new TextFields(failure.get());
    ErrorCode code = ErrorCode.valueOf(fields.word());
    String detail = fields.rest();
    String on = " on node " + transport.node();
    throw switch (code) {
      case TMUX_NOT_FOUND ->
          new TmuxoException(
              code, "There is no program " + detail + on, "Install tmux: apt-get install tmux");
      case TEAM_RUNNING ->
          new TmuxoException(
              code,
              "The team " + spec.team() + " runs already" + on,
              "Look at it: "
                  + new ServerAddress(spec.tmux(), answer.get("socket").orElse(""))
                      .attachCommand(spec.team()));
      case TMUX_REFUSED ->
          new TmuxoException(
              code,
              "The tmux server of team " + spec.team() + on + " does not let us in: " + detail,
              "It belongs to another user; use another directory.");
      case TMUX_TIMEOUT ->
          new TmuxoException(
              code,
              "The tmux server of team " + spec.team() + on + " does not answer: " + detail,
              "Look at the node's load, and whether somebody has stopped the server.");
      case NODE_DIRECTORY_UNSAFE ->
          new TmuxoException(
              code,
              "A private directory is needed" + on + ", but " + detail,
              "Remove it, or name another directory.");
      case SOCKET_PATH_TOO_LONG ->
          new TmuxoException(
              code,
              "The socket's path" + on + " would be longer than 107 bytes: " + detail,
              "Name a shorter directory.");
      default ->
          new TmuxoException(code, "Cannot start team " + spec.team() + on + ": " + detail, "");
    };
  }
}
