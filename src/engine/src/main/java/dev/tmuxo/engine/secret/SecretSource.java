package dev.tmuxo.engine.secret;

import java.util.Map;
import java.util.Optional;

/** Where a host has secrets from. Thread-safe; may block. */
@FunctionalInterface
public interface SecretSource {

  /**
   * What a team's files call by that name; nothing if there is none.
   *
   * @param team the team, for hosts that give different teams different secrets
   */
  Optional<Secret> find(String team, String name);

  /** Variables, such as those of the host's own process. Empty ones count as missing. */
  static SecretSource variables(Map<String, String> variables) {
    return (team, name) ->
        Optional.ofNullable(variables.get(name)).filter(v -> !v.isEmpty()).map(Secret::text);
  }
}
