package dev.tmuxo.engine.secret;

import java.util.Objects;

/** A value that nothing may print. Immutable. */
public final class Secret {
  private final String text;
  private final boolean file;

  private Secret(String text, boolean file) {
    this.text = Objects.requireNonNull(text);
    this.file = file;
  }

  /** One that stands in a variable. */
  public static Secret text(String text) {
    return new Secret(text, false);
  }

  /** The content of a file that only its owner can read; the variable holds its path. */
  public static Secret file(String content) {
    return new Secret(content, true);
  }

  public String reveal() {
    return text;
  }

  public boolean isFile() {
    return file;
  }

  @Override
  public String toString() {
    return "****";
  }
}
