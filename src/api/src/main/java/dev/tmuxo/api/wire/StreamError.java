package dev.tmuxo.api.wire;

/** The last line of a stream that an error ends. */
public record StreamError(ErrorBody error) {
  /** How such a line begins, and no other. */
  public static final String START = "{\"error\":";
}
