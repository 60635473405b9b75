package dev.tmuxo.engine.mail;

/** What the content of a letter's buffer turned out to be. */
public sealed interface ParsedLetter {

  /** A letter that says something. */
  record Understood(Letter letter) implements ParsedLetter {}

  /**
   * None, or none that we understand.
   *
   * @param agent who it claims to be from; empty if that cannot be told
   * @param reason a sentence without its full stop, on one line, free of control characters, that a
   *     sender can act upon
   */
  record Rejected(LetterId id, String agent, String reason) implements ParsedLetter {

    /** The answer that tells the sender. */
    public Answer answer() {
      return Answer.error(Answer.BAD_INPUT, reason);
    }
  }
}
