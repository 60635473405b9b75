package dev.tmuxo.engine.delivery;

import dev.tmuxo.engine.agent.PaneOptions;
import dev.tmuxo.engine.tmux.CommandList;
import dev.tmuxo.engine.tmux.Commands;
import dev.tmuxo.engine.tmux.PaneId;
import dev.tmuxo.engine.tmux.Reply;

/**
 * The guarded command lists that type into a pane. tmux runs a list in one go, so the guard still
 * holds when the keys are typed: the pane is there (for a missing one {@code if-shell} would look
 * at another), lives, and belongs to this control connection and no later one. Each list also
 * leaves a note on the pane that it was executed.
 */
public final class Typing {
  /** What a list prints when its guard let it through. */
  public static final String TYPED = "TYPED";

  private static final String REFUSED = "REFUSED";

  private Typing() {}

  /** Pastes the text, which must be free of control characters other than TAB and LF. */
  public static CommandList paste(PaneId pane, long epoch, String delivery, String text) {
    return guarded(pane, epoch, pasting(pane, delivery, text));
  }

  /** Presses the submit key. */
  public static CommandList submit(PaneId pane, long epoch, String delivery, String key) {
    return guarded(pane, epoch, submitting(pane, delivery, key));
  }

  /** Pastes and submits in one list, for programs without a composer to look at in between. */
  public static CommandList pasteAndSubmit(
      PaneId pane, long epoch, String delivery, String text, String key) {
    return guarded(
        pane, epoch, pasting(pane, delivery, text).andThen(submitting(pane, delivery, key)));
  }

  /** Whether the guard let the list through and no command in it failed. */
  static boolean typed(Reply reply) {
    return reply.ok() && reply.lines().contains(TYPED);
  }

  private static CommandList pasting(PaneId pane, String delivery, String text) {
    String buffer = "tmuxo-paste-" + delivery;
    return CommandList.of(
        Commands.setBuffer(buffer, text),
        Commands.pasteBuffer(buffer, pane),
        Commands.setPaneOption(pane, PaneOptions.PASTED, delivery));
  }

  private static CommandList submitting(PaneId pane, String delivery, String key) {
    return CommandList.of(
        Commands.sendKeys(pane, key),
        Commands.setPaneOption(pane, PaneOptions.SUBMITTED, delivery));
  }

  private static CommandList guarded(PaneId pane, long epoch, CommandList commands) {
    CommandList typing =
        CommandList.of(Commands.leaveMode(pane)).andThen(commands).andThen(Commands.print(TYPED));
    return CommandList.of(
        Commands.ifPaneAlive(
            pane,
            "#{==:#{@tmuxo_epoch}," + epoch + "}",
            typing,
            CommandList.of(Commands.print(REFUSED))));
  }
}
