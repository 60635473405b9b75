package dev.tmuxo.api;

/** How far a sender wants to follow its message. */
public enum Until {
  /** Every agent has it, or never will. */
  SUBMITTED,
  /** Every agent has finished with it, or never will have it. */
  FINISHED,
  /** Somebody has answered it, or nobody can. */
  REPLY
}
