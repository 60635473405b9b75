package dev.tmuxo.engine.document;

import java.util.regex.Pattern;

/** Makes somebody else's text fit for a message: it may come from anybody, and go to a terminal. */
public final class Printable {

  /** Control characters, and invisible ones that change the order of others. */
  private static final Pattern UNPRINTABLE =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}&&[^\n]]");

  private Printable() {}

  /** The text without control characters other than line ends. */
  public static String text(String text) {
    return UNPRINTABLE.matcher(text).replaceAll("?");
  }

  /** The text on one line of at most that many characters. */
  public static String line(String text, int max) {
    String cut = text.length() > max ? text.substring(0, max) + "..." : text;
    return text(cut).replace('\n', '?');
  }
}
