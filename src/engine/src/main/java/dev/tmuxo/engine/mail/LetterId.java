package dev.tmuxo.engine.mail;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A letter's id: nanoseconds since 1970, number of the sender's pane, process and chance, each of
 * fixed width, so that ids sort by time. All of it is the sender's claim.
 */
public record LetterId(String value) implements Comparable<LetterId> {
  private static final String LETTER = "tmuxo-out-";
  private static final String ANSWER = "tmuxo-in-";
  private static final int PANE_AT = 20;
  private static final int PANE_END = 26;
  private static final Pattern FORM = Pattern.compile("[0-9]{19}-[0-9]{6}-[0-9]{7}-[0-9a-f]{8}");

  /**
   * @throws IllegalArgumentException if the text is not of an id's form
   */
  public LetterId {
    Objects.requireNonNull(value);
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("not the id of a letter");
    }
  }

  /** The id in the name of a buffer that holds a letter. */
  public static Optional<LetterId> ofLetter(String buffer) {
    return after(LETTER, buffer);
  }

  /** The id in the name of a buffer that holds an answer. */
  public static Optional<LetterId> ofAnswer(String buffer) {
    return after(ANSWER, buffer);
  }

  static boolean namesLetter(String buffer) {
    return buffer.startsWith(LETTER);
  }

  private static Optional<LetterId> after(String prefix, String buffer) {
    if (!buffer.startsWith(prefix)) {
      return Optional.empty();
    }
    String id = buffer.substring(prefix.length());
    return FORM.matcher(id).matches() ? Optional.of(new LetterId(id)) : Optional.empty();
  }

  /** The buffer in which the letter lies. */
  public String letterBuffer() {
    return LETTER + value;
  }

  /** The buffer in which its sender looks for the answer. */
  public String answerBuffer() {
    return ANSWER + value;
  }

  /** The pane as the id has it; letters from one pane count against one bound. */
  String pane() {
    return value.substring(PANE_AT, PANE_END);
  }

  @Override
  public int compareTo(LetterId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
