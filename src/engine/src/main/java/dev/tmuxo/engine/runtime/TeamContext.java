package dev.tmuxo.engine.runtime;

import dev.tmuxo.engine.delivery.Console;
import dev.tmuxo.engine.journal.Event;
import dev.tmuxo.engine.team.TeamSpec;
import java.time.Duration;
import java.util.function.Consumer;

/** What the parts of a team's runtime share. All of it is used in the team's mailbox only. */
interface TeamContext extends Console {

  TeamSpec spec();

  /** Journals an event. */
  void record(Event event);

  /** Whether new commands can be promised to last. */
  boolean writable();

  /** Reads a tmux buffer exactly; call-backs as with {@link #run}. */
  void readBuffer(String name, Consumer<String> read, Consumer<Throwable> failed);

  /** Limits from the host's settings. */
  Limits limits();

  /**
   * Limits of a team.
   *
   * @param deliveryTimeout for one submission
   * @param maxQueued messages that may wait for one agent
   * @param maxLetters letters of one agent read in one sweep
   * @param restartLimit restarts of one agent within {@code restartWindow}
   */
  record Limits(
      Duration deliveryTimeout,
      int maxQueued,
      int maxLetters,
      int restartLimit,
      Duration restartWindow) {}
}
