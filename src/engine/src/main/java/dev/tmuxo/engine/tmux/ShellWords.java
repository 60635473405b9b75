package dev.tmuxo.engine.tmux;

/** Quoting for {@code sh}. */
public final class ShellWords {
  private ShellWords() {}

  public static String quote(String word) {
    return "'" + word.replace("'", "'\\''") + "'";
  }
}
