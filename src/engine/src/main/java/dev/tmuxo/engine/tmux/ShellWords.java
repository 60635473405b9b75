package dev.tmuxo.engine.tmux;

/** Quoting for {@code sh}. */
final class ShellWords {
  private ShellWords() {}

  static String quote(String word) {
    return "'" + word.replace("'", "'\\''") + "'";
  }
}
