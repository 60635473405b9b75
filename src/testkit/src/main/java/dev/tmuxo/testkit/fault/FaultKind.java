package dev.tmuxo.testkit.fault;

import java.util.Arrays;
import java.util.List;
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
  DISK_FULL,
  /** The connection to the node breaks: its processes here or there are killed. */
  SSH_CUT(FaultNode.SSH),
  /**
   * SIGSTOP to the connection's processes here or there, until the product has given them up and
   * has another connection; a while later SIGCONT: what they deliver then is late.
   */
  SSH_STALL(FaultNode.SSH),
  /** The node is out of reach for a while: its sshd ends, and all its connections. */
  SSH_DOWN(FaultNode.SSH);

  private final FaultNode least;

  FaultKind() {
    this(FaultNode.LOCAL);
  }

  /** A kind that takes that node, or one with more between it and us. */
  FaultKind(FaultNode least) {
    this.least = least;
  }

  /** What can be done to a team there. */
  public static List<FaultKind> on(FaultNode node) {
    return Arrays.stream(values()).filter(kind -> kind.least.compareTo(node) <= 0).toList();
  }

  /** Those of them that can be done to no other. */
  static List<FaultKind> onlyOn(FaultNode node) {
    return Arrays.stream(values()).filter(kind -> kind.least == node).toList();
  }

  /** Its name in commands and tables. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
