package dev.tmuxo.server.run;

import java.time.Duration;
import java.util.Optional;

/**
 * How a run is started, shown and ended.
 *
 * @param task what the leads of the first team are told once they are ready
 * @param keep leave tmux and its agents running when the run is interrupted or timed out
 * @param replace stop a team of the same name that still runs first
 * @param linger keep the live view's last picture until a key is pressed
 */
public record RunOptions(
    Optional<String> task,
    View view,
    Optional<Duration> timeout,
    boolean keep,
    boolean replace,
    boolean linger) {

  /** How a run is shown. */
  public enum View {
    /** Live on a terminal, plain elsewhere. */
    AUTO,
    PLAIN,
    JSON
  }
}
