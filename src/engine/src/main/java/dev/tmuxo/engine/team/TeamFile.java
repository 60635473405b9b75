package dev.tmuxo.engine.team;

import java.util.List;

/**
 * What a team file holds.
 *
 * @param hints what looks like a mistake and is none for certain, such as a role that is nearly the
 *     name of a known one
 */
public record TeamFile(TeamSpec team, List<String> hints) {

  public TeamFile {
    hints = List.copyOf(hints);
  }
}
