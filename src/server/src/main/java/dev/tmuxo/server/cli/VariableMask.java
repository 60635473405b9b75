package dev.tmuxo.server.cli;

import dev.tmuxo.engine.document.Environment;
import dev.tmuxo.server.text.Cells;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An environment that remembers what was asked of it, so that texts can be shown with the
 * variables' names in place of their values, which may be secret.
 */
final class VariableMask implements Environment {
  private final Environment environment;
  private final Map<String, String> asked = new LinkedHashMap<>();

  VariableMask(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Optional<String> get(String name) {
    Optional<String> value = environment.get(name);
    value.filter(v -> !v.isEmpty()).ifPresent(v -> asked.put(name, v));
    return value;
  }

  /** The text on one line, without values of variables, cut to that many columns. */
  String show(String text, int columns) {
    List<Map.Entry<String, String>> longestFirst =
        asked.entrySet().stream()
            .sorted(Comparator.comparing((Map.Entry<String, String> e) -> -e.getValue().length()))
            .toList();
    String shown = text.strip();
    for (Map.Entry<String, String> variable : longestFirst) {
      shown = shown.replace(variable.getValue(), "${" + variable.getKey() + "}");
    }
    return Cells.cut(Cells.clean(shown), columns);
  }
}
