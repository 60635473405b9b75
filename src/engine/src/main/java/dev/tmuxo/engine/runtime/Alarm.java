package dev.tmuxo.engine.runtime;

import java.time.Duration;

/**
 * A timer of the team's mailbox that rings once for the last time it was set. Counts monotonic
 * time: of a wall clock that jumps it knows nothing.
 */
interface Alarm {

  /** Rings after the delay, and not when it was set to ring before. */
  void set(Duration delay);

  /** Does not ring. */
  void clear();
}
