package dev.tmuxo.engine.view;

/**
 * The beginning of a text, so that a view stays small whatever agents write; the whole is in the
 * journal.
 *
 * @param text at most {@link #LIMIT} UTF-16 units, never half a character
 * @param length UTF-16 units of the whole
 */
public record Excerpt(String text, int length) {
  public static final int LIMIT = 2000;

  static Excerpt of(String whole) {
    if (whole.length() <= LIMIT) {
      return new Excerpt(whole, whole.length());
    }
    int cut = Character.isHighSurrogate(whole.charAt(LIMIT - 1)) ? LIMIT - 1 : LIMIT;
    return new Excerpt(whole.substring(0, cut), whole.length());
  }

  public boolean cut() {
    return text.length() < length;
  }
}
