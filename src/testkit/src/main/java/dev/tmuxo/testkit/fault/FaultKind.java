package dev.tmuxo.testkit.fault;

import java.util.Locale;

/** What is done to a running product. */
public enum FaultKind {
  /** SIGKILL to the daemon, which is started again at once, as a service manager does. */
  DAEMON_KILL,
  /** The same twice: the second one strikes while the first is being recovered from. */
  DAEMON_KILL_TWICE,
  /**
   * SIGKILL to the daemon, and half a line at the end of the journal, as a torn write leaves it.
   */
  JOURNAL_TORN,
  /** SIGSTOP to the daemon for a while. */
  DAEMON_STOP,
  /** SIGKILL to the tmux server, and with it to all agents' terminals. */
  TMUX_KILL,
  /** SIGSTOP to the tmux server for a while. */
  TMUX_STOP,
  /** SIGKILL to daemon and tmux server at once, as a machine's crash is to them. */
  MACHINE_CRASH,
  /** SIGKILL to the daemon's control clients: its connection to tmux breaks. */
  CONNECTION_CUT,
  /** SIGKILL to an agent. */
  AGENT_KILL,
  /** An agent's pane is closed under it. */
  PANE_KILL,
  /** SIGSTOP to an agent for a while. */
  AGENT_STOP,
  /** The disk of the state directory is full for a while. Needs root, who may mount a small one. */
  DISK_FULL;

  /** Its name in commands and tables. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
