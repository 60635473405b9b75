package dev.tmuxo.engine.journal;

/** What {@link ChainWalk} says of a line. */
sealed interface Verdict {

  /**
   * It is what was written.
   *
   * @param sum the chain's after it
   */
  record Good(JournalEntry entry, String sum) implements Verdict {}

  /**
   * It was altered, or lines before it are missing.
   *
   * @param why completes "line 7: ..."
   */
  record Bad(String why) implements Verdict {}

  /** It is whole, but of a newer version. */
  record TooNew(String why) implements Verdict {}
}
