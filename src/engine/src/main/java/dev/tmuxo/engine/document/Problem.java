package dev.tmuxo.engine.document;

import dev.tmuxo.engine.error.ErrorCode;

/**
 * Something wrong in a file.
 *
 * @param path the field, such as {@code agents[1].profile}; empty for the file as a whole
 * @param message what is wrong and the way out; never holds a value that may be a secret
 */
public record Problem(ErrorCode code, Place place, String path, String message) {

  private static final int LONGEST_PATH = 200;

  /** {@code team.yaml:12: agents[1].profle: unknown field; did you mean "profile"?}. */
  @Override
  public String toString() {
    return place
        + ": "
        + (path.isEmpty() ? "" : Printable.line(path, LONGEST_PATH) + ": ")
        + Printable.text(message).replace("\n", "\n    ");
  }
}
