package dev.tmuxo.api.wire;

import java.util.List;

/** What an agent's terminal shows. */
public record ScreenText(String team, String agent, List<String> lines) {
  public ScreenText {
    lines = List.copyOf(lines);
  }
}
