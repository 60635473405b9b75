package dev.tmuxo.engine.agent;

/**
 * The user options we keep on each agent's pane. They live in tmux, so they outlast a control
 * connection and the host: after a reconnect they say for certain which commands of a delivery were
 * executed.
 */
public final class PaneOptions {
  /** Set in the same command list that pastes. */
  public static final String PASTED = "@tmuxo_pasted";

  /** Set in the same command list that presses the submit key. */
  public static final String SUBMITTED = "@tmuxo_submitted";

  /** The profile's signs, where the subscription over all panes finds each pane's own patterns. */
  public static final String BUSY = "@tmuxo_busy";

  public static final String WAITING = "@tmuxo_waiting";
  public static final String IDLE = "@tmuxo_idle";

  /** Set to 1 where the profile tells states apart by the foreground process. */
  public static final String FOREGROUND = "@tmuxo_foreground";

  private PaneOptions() {}
}
