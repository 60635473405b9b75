package dev.tmuxo.testkit.fault;

/** Where the team of a run is. */
public enum FaultNode {
  /** On this machine. */
  LOCAL,
  /** Behind {@code ssh}: on this machine too, but reached through an sshd of the run's own. */
  SSH
}
