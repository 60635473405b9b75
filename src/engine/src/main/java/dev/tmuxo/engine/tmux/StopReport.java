package dev.tmuxo.engine.tmux;

import java.util.List;

/**
 * What was left when a team was stopped.
 *
 * @param found processes of the team, tmux's server left out, when the stop began
 * @param leftOver processes that outlived their pane: daemonised, {@code nohup}, {@code setsid}
 * @param killed processes that ignored SIGTERM through the grace and got SIGKILL
 * @param survivors what could not be ended, as {@code pid command}
 */
public record StopReport(int found, int leftOver, int killed, List<String> survivors) {

  public StopReport {
    survivors = List.copyOf(survivors);
  }
}
