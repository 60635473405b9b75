package dev.tmuxo.engine.delivery;

import dev.tmuxo.engine.agent.AgentState;
import dev.tmuxo.engine.agent.Screen;
import dev.tmuxo.engine.agent.StateReader;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Tells when there is nothing left of a text that was pasted: the agent has been ready for a while
 * with nothing of ours, or anybody's, in its composer.
 */
final class Clearance {
  private static final Duration LONG_ENOUGH = Duration.ofSeconds(3);

  private final StateReader states;
  private final ComposerReader composer;
  private final String text;
  private Optional<Instant> since = Optional.empty();

  Clearance(StateReader states, ComposerReader composer, String text) {
    this.states = states;
    this.composer = composer;
    this.text = text;
  }

  /**
   * Whether it is so by now.
   *
   * @param before the screen before the paste
   */
  boolean seen(Screen screen, Screen before, Instant now) {
    boolean idle = states.read(screen).map(r -> r.state() == AgentState.IDLE).orElse(false);
    if (!idle || composer.holds(screen, before, text) || composer.occupied(screen)) {
      since = Optional.empty();
      return false;
    }
    since = Optional.of(since.orElse(now));
    return !now.isBefore(since.get().plus(LONG_ENOUGH));
  }
}
