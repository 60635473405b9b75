package dev.tmuxo.testkit.fault;

/**
 * What became of the attempt to send a message or to add a check-in, as its sender knows it.
 *
 * @param marker the text that tells it from all others
 * @param outcome what the answer was
 * @param id what was acknowledged; else what went wrong
 */
record Attempt(String marker, Outcome outcome, String id) {

  /** What a sender knows. */
  enum Outcome {
    /** The id came back: it must not be lost. */
    ACKNOWLEDGED,
    /** An error came back that says that nothing happened. */
    REFUSED,
    /** No answer, or one that does not commit itself: it may have happened, once. */
    UNKNOWN
  }

  boolean acknowledged() {
    return outcome == Outcome.ACKNOWLEDGED;
  }

  boolean refused() {
    return outcome == Outcome.REFUSED;
  }
}
