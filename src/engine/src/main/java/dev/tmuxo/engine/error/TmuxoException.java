package dev.tmuxo.engine.error;

import java.util.Objects;

/**
 * The one exception of the engine: what was wrong, where, and what to do about it, under a stable
 * code.
 *
 * <p>The message is complete for a person ({@code tmux 3.1c on node ci-3 is too old: 3.2 or newer
 * is needed}); the remedy is a separate sentence so that hosts can set it apart. Both may reach
 * logs and screens: never put a secret in.
 */
public final class TmuxoException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ErrorCode code;
  private final String remedy;

  public TmuxoException(ErrorCode code, String message, String remedy) {
    this(code, message, remedy, null);
  }

  public TmuxoException(ErrorCode code, String message, String remedy, Throwable cause) {
    super(message, cause);
    this.code = Objects.requireNonNull(code);
    this.remedy = Objects.requireNonNull(remedy);
  }

  public ErrorCode code() {
    return code;
  }

  /** What the reader can do about it; one or more sentences, possibly empty. */
  public String remedy() {
    return remedy;
  }

  /** The error as a host prints it: message, remedy, code. */
  public String describe() {
    return getMessage()
        + (remedy.isEmpty() ? "" : "\n  " + remedy.replace("\n", "\n  "))
        + "\n  ["
        + code.id()
        + "]";
  }
}
