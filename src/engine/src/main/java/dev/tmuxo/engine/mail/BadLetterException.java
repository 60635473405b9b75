package dev.tmuxo.engine.mail;

/** Why a letter is rejected, on the way out of the parser, which nobody outside ever sees. */
final class BadLetterException extends Exception {
  private static final long serialVersionUID = 1L;

  BadLetterException(String reason) {
    super(reason, null, false, false);
  }
}
