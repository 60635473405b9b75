package dev.tmuxo.engine.document;

import java.util.Map;
import java.util.Optional;

/** The variables that {@code ${NAME}} in a file refers to. */
@FunctionalInterface
public interface Environment {

  /** The variable's value, possibly an empty text; nothing if it is not set. */
  Optional<String> get(String name);

  /** The variables of this process. */
  static Environment ofProcess() {
    return of(System.getenv());
  }

  static Environment of(Map<String, String> variables) {
    return name -> Optional.ofNullable(variables.get(name));
  }
}
