package dev.tmuxo.engine.tmux;

import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.error.TmuxoException;

/** The form of a command's name. Which names exist is tmux's to say, or {@link Hazards}'. */
final class CommandName {
  private CommandName() {}

  static String check(String name) {
    boolean good = !name.isEmpty() && name.charAt(0) != '-';
    for (int i = 0; i < name.length() && good; i++) {
      char c = name.charAt(i);
      good = (c >= 'a' && c <= 'z') || c == '-';
    }
    if (!good) {
      throw new TmuxoException(
          ErrorCode.TMUX_ARGUMENT_INVALID,
          "Not the name of a tmux command: " + name,
          "A command's name has small letters and hyphens only, such as send-keys.");
    }
    return name;
  }
}
