package dev.tmuxo.api.wire;

import dev.tmuxo.engine.team.TeamSpec;
import java.util.Optional;

/**
 * Asks for a team.
 *
 * @param spec the team file's content, resolved where the file is
 * @param node where it is to run; {@code local} if absent
 */
public record TeamStart(TeamSpec spec, Optional<String> node) {

  public static final String LOCAL = "local";
}
