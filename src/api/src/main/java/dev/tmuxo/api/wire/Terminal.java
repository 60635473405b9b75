package dev.tmuxo.api.wire;

import java.util.List;

/**
 * The way to a team's terminals.
 *
 * @param command program and arguments for a person on the team's node
 */
public record Terminal(String team, List<String> command) {
  public Terminal {
    command = List.copyOf(command);
  }
}
