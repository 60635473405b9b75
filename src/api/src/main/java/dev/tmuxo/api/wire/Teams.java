package dev.tmuxo.api.wire;

import dev.tmuxo.engine.runtime.TeamStatus;
import java.util.List;

/** The teams that run, by name. */
public record Teams(List<TeamStatus> teams) {
  public Teams {
    teams = List.copyOf(teams);
  }
}
