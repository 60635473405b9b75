package dev.tmuxo.engine.delivery;

import dev.tmuxo.engine.agent.Screen;
import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.error.TmuxoException;
import dev.tmuxo.engine.tmux.CommandList;
import dev.tmuxo.engine.tmux.PaneId;
import dev.tmuxo.engine.tmux.Reply;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * What a submission types into its pane and sees of it, step by step: call-backs of an earlier step
 * are void.
 *
 * <p>When no reply comes to a command, nobody knows whether tmux ran it. The dialogue then waits
 * until that can be seen: commands of a lost connection are void once there is a new one; on a
 * connection that stands, whatever is asked next is answered after the command had its effect.
 * Lives in the team's mailbox.
 */
final class PaneDialogue {
  private static final Duration RECOVERY_POLL = Duration.ofMillis(100);

  private final Console console;
  private final PaneId pane;

  /** Called when replies come again after one that did not. */
  private final Runnable recovered;

  private int step;

  PaneDialogue(Console console, PaneId pane, Runnable recovered) {
    this.console = console;
    this.pane = pane;
    this.recovered = recovered;
  }

  /** Begins a step; whatever an earlier one still waits for is void. */
  void nextStep() {
    step++;
  }

  /** Runs commands; the reply is of this step or does not come. */
  void run(CommandList commands, Consumer<Reply> replied) {
    int expected = step;
    long epoch = console.epoch();
    console.run(
        commands,
        reply -> {
          if (expected == step) {
            replied.accept(reply);
          }
        },
        failure -> {
          if (expected == step) {
            nextStep();
            recover(isLost(failure) ? epoch : Long.MIN_VALUE);
          }
        });
  }

  /** Looks at the pane. */
  void look(Consumer<Screen> then) {
    run(Screen.query(pane), reply -> then.accept(Screen.parse(reply)));
  }

  /** Calls back after the delay unless the step is over by then. */
  void after(Duration delay, Runnable task) {
    int expected = step;
    console.after(
        delay,
        () -> {
          if (expected == step) {
            task.run();
          }
        });
  }

  private void recover(long lost) {
    after(
        RECOVERY_POLL,
        () -> {
          if (console.epoch() > lost) {
            recovered.run();
          } else {
            recover(lost);
          }
        });
  }

  private static boolean isLost(Throwable failure) {
    return failure instanceof TmuxoException known && known.code() == ErrorCode.TMUX_DISCONNECTED;
  }
}
