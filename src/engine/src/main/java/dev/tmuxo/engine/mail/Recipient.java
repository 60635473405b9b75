package dev.tmuxo.engine.mail;

/** Whom a letter is for, as its sender wrote it; not yet looked up. */
public sealed interface Recipient {

  /**
   * By our own words.
   *
   * @param addresses one or several with commas, not empty, on one line; see {@link
   *     dev.tmuxo.engine.message.Draft#to()}
   */
  record Addressed(String addresses) implements Recipient {}

  /** By the tmux window that the agent lives in, as the original scripts had it. */
  record InWindow(TmuxTarget target) implements Recipient {}
}
