package dev.tmuxo.server.doctor;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.tmuxo.engine.error.TmuxoException;
import java.util.Locale;

/**
 * One thing that was looked at.
 *
 * @param area what it is about, such as {@code tmux} or {@code node ssh:build-3}
 * @param found what is the case
 * @param means what follows from it; empty where all is well
 * @param remedy what to do about it; empty where there is nothing to do
 */
public record Finding(String area, Level level, String found, String means, String remedy) {

  /** How bad it is. */
  public enum Level {
    OK,
    /** Teams run, but something will be missing or may go wrong. */
    WARN,
    /** Teams cannot run so. */
    PROBLEM;

    @JsonValue
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static Finding ok(String area, String found) {
    return new Finding(area, Level.OK, found, "", "");
  }

  static Finding warn(String area, String found, String means, String remedy) {
    return new Finding(area, Level.WARN, found, means, remedy);
  }

  static Finding problem(String area, String found, String means, String remedy) {
    return new Finding(area, Level.PROBLEM, found, means, remedy);
  }

  static Finding problem(String area, TmuxoException error, String means) {
    return problem(
        area, error.getMessage() + " [" + error.code().id() + "]", means, error.remedy());
  }
}
