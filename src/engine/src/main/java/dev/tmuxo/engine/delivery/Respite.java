package dev.tmuxo.engine.delivery;

import dev.tmuxo.engine.time.Pace;
import java.time.Duration;

/**
 * Leaves an agent alone for a moment that turned out not to be ready although its state said so;
 * longer each time. Lives in the team's mailbox.
 */
final class Respite {
  private static final Duration FIRST = Duration.ofMillis(5);
  private static final Duration LONGEST = Duration.ofMillis(200);

  private final Console console;
  private final Runnable then;
  private Pace pace = new Pace(FIRST, LONGEST);
  private boolean on;

  Respite(Console console, Runnable then) {
    this.console = console;
    this.then = then;
  }

  boolean isOn() {
    return on;
  }

  void begin() {
    if (!on) {
      on = true;
      console.after(
          pace.pause(),
          () -> {
            on = false;
            then.run();
          });
    }
  }

  /** The agent was ready: the next one is short again. */
  void reset() {
    pace = new Pace(FIRST, LONGEST);
  }
}
