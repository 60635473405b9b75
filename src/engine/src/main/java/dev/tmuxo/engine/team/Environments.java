package dev.tmuxo.engine.team;

import dev.tmuxo.engine.document.Field;
import dev.tmuxo.engine.document.Problems;
import dev.tmuxo.engine.error.ErrorCode;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** The variables of an agent's pane. Their values may be secrets: no message shows one. */
final class Environments {

  /** Set by tmux and by us in every pane. */
  private static final Pattern RESERVED = Pattern.compile("TMUX|TMUX_PANE|TMUXO_.*");

  private Environments() {}

  /** Reports variables that an agent or the defaults may not set. */
  static void check(Field owner, Problems problems) {
    for (Map.Entry<String, Field> entry : env(owner).entrySet()) {
      if (RESERVED.matcher(entry.getKey()).matches()) {
        problems.add(
            ErrorCode.FIELD_INVALID,
            entry.getValue(),
            "is set in every pane by tmux and tmuxo; choose another name");
      }
      if (entry.getValue().scalar().orElse("").indexOf('\0') >= 0) {
        problems.add(ErrorCode.FIELD_INVALID, entry.getValue(), "must not hold a NUL character");
      }
    }
  }

  /** The profile's variables, over them the defaults', over them the agent's own. */
  static Map<String, String> merge(Map<String, String> profile, Field defaults, Field agent) {
    Map<String, String> merged = new HashMap<>(profile);
    env(defaults).forEach((name, value) -> merged.put(name, value.scalar().orElse("")));
    env(agent).forEach((name, value) -> merged.put(name, value.scalar().orElse("")));
    return merged;
  }

  private static Map<String, Field> env(Field owner) {
    return owner.get("env").map(Field::entries).orElse(Map.of());
  }
}
