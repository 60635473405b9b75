package dev.tmuxo.engine.team;

import dev.tmuxo.engine.document.Field;
import dev.tmuxo.engine.document.Problems;
import dev.tmuxo.engine.error.ErrorCode;
import java.util.Set;
import java.util.regex.Pattern;

/** How teams, agents and roles may be called. */
public final class Names {

  /** Senders and words that are no agents. */
  static final Set<String> RESERVED = Set.of("operator", "check-in", "tmuxo", "all");

  private static final String FORM =
      "must be 1 to 63 of a-z, 0-9 and -, and not start with - (after variables were put in)";

  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

  private Names() {}

  /** Whether a team, an agent or a role can have that name. */
  public static boolean valid(String name) {
    return NAME.matcher(name).matches();
  }

  /**
   * The field's name, reported if it is not one; empty if the field holds no text, or a variable's
   * value that is no name (it may be a secret, and names are shown).
   */
  static String read(Field field, Problems problems) {
    String name = field.text().orElse("");
    if (field.text().isEmpty() || valid(name)) {
      return name;
    }
    if (!problems.concern(field.path())) {
      problems.add(ErrorCode.FIELD_INVALID, field, FORM);
    }
    return field.varied() ? "" : name;
  }
}
