package dev.tmuxo.engine.mail;

import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.error.TmuxoException;
import java.util.regex.Pattern;

/**
 * What the helper prints and with which status it exits. Put {@link #content} into the letter's
 * {@link LetterId#answerBuffer}; the helper takes it from there and deletes the buffer.
 *
 * @param status 0 if all is well, else 1 to 99; the helper then prints the text as an error
 * @param text free of control characters other than TAB and LF, so that it cannot play tricks on
 *     the terminal in which it is printed; other agents may have written it
 */
public record Answer(int status, String text) {
  /** The letter asked for something that makes no sense. */
  public static final int BAD_INPUT = 2;

  /** It was for somebody unknown. */
  public static final int UNKNOWN_AGENT = 3;

  /** It was to wait for a delivery, which failed. */
  public static final int NOT_DELIVERED = 4;

  /** What it waited for did not happen in time. The helper itself also uses 5: no team here. */
  public static final int TIMED_OUT = 6;

  private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\x80-\\x9f&&[^\\t\\n]]");

  public Answer {
    if (status < 0 || status > 99) {
      throw new IllegalArgumentException("no exit status for an answer: " + status);
    }
    text = CONTROL.matcher(text).replaceAll("");
  }

  /**
   * @param text what the helper prints; may be empty
   */
  public static Answer ok(String text) {
    return new Answer(0, text);
  }

  /**
   * @param status from 1
   * @param text what was wrong and what to do about it
   */
  public static Answer error(int status, String text) {
    if (status == 0) {
      throw new IllegalArgumentException("status 0 is not an error");
    }
    return new Answer(status, text);
  }

  /** The answer to a letter whose wish ended in that error. */
  public static Answer error(TmuxoException problem) {
    int status = problem.code() == ErrorCode.ADDRESS_UNKNOWN ? UNKNOWN_AGENT : BAD_INPUT;
    return error(status, problem.describe());
  }

  /** What to put into the buffer: {@code ok} or {@code error STATUS} on a line, then the text. */
  public String content() {
    return (status == 0 ? "ok" : "error " + status) + "\n" + text;
  }
}
