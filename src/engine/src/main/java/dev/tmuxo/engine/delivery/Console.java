package dev.tmuxo.engine.delivery;

import dev.tmuxo.engine.tmux.CommandList;
import dev.tmuxo.engine.tmux.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * What a delivery needs of its team: tmux, the clock and a timer. All call-backs come in the team's
 * mailbox.
 */
public interface Console {

  /**
   * Runs a command list; exactly one of the call-backs is called, never before this returns.
   *
   * @param failed gets why no reply came; whether tmux ran the commands is then unknown
   */
  void run(CommandList commands, Consumer<Reply> replied, Consumer<Throwable> failed);

  /**
   * Runs the task once all that has been recorded so far is on disk, after all that waits for that
   * already: what it does shows outside that we know of it.
   */
  void whenWritten(Runnable task);

  /** Calls back once after the delay. */
  void after(Duration delay, Runnable task);

  Instant now();

  /** Counts the control connections of the team; commands of an earlier one must do nothing. */
  long epoch();
}
