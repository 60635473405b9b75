package dev.tmuxo.api.wire;

import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.error.TmuxoException;

/**
 * An error on the wire.
 *
 * @param code such as {@code TMUXO-4001}; {@code docs/errors.md} explains each
 * @param remedy what to do; may be empty
 */
public record ErrorBody(String code, String message, String remedy) {

  /** The exception as it is told. */
  public static ErrorBody of(TmuxoException e) {
    return new ErrorBody(e.code().id(), e.getMessage(), e.remedy());
  }

  /** The exception it was; of a code that a newer version added only the texts are left. */
  public TmuxoException exception() {
    return new TmuxoException(
        ErrorCode.ofId(code).orElse(ErrorCode.INTERNAL), message, remedy == null ? "" : remedy);
  }
}
