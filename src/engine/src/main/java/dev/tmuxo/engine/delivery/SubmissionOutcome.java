package dev.tmuxo.engine.delivery;

/**
 * What becomes of a {@link Submission}. Called in the mailbox. After {@code uncertain} the attempt
 * goes on looking and may still be submitted.
 */
interface SubmissionOutcome {
  /** Nothing was typed: the pane is not ready for it. */
  void notReady(String why);

  void submitted(String kind, String detail);

  void uncertain(String kind, String detail);

  /** The agent is ready for another message and nothing is left of this one on its screen. */
  void abandoned(String kind, String detail);
}
