package dev.tmuxo.engine.tmux;

import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.error.TmuxoException;
import java.nio.charset.StandardCharsets;

/**
 * Writes any text so that tmux's command parser reads back exactly that text.
 *
 * <p>A word of harmless characters stands for itself. Everything else goes between double quotes,
 * where tmux gives a meaning to four characters only: {@code \}, {@code "}, {@code $}, and {@code
 * ~} in the first place; each gets a backslash. Control bytes become octal escapes, so a command is
 * one line whatever it holds. Single quotes would do as well, but cannot hold a line feed on a
 * control connection, where a line feed ends the command.
 */
final class Quoting {
  private static final boolean[] PLAIN = plain();

  private Quoting() {}

  /**
   * Refuses what no quoting can carry: NUL, which ends a string in tmux, and half of a surrogate
   * pair, which has no UTF-8.
   */
  static String check(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0) {
        throw refused("a NUL character", i, "Remove it: tmux ends a text there.");
      }
      if (Character.isSurrogate(c)) {
        boolean pair =
            Character.isHighSurrogate(c)
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
        if (!pair) {
          throw refused(
              "half of a surrogate pair",
              i,
              "The text was cut in the middle of a character; it has no UTF-8.");
        }
        i++;
      }
    }
    return text;
  }

  static void append(ByteBuilder out, String text) {
    append(out, text.getBytes(StandardCharsets.UTF_8));
  }

  static void append(ByteBuilder out, byte[] text) {
    if (isPlain(text)) {
      out.append(text);
      return;
    }
    out.append('"');
    int done = 0;
    for (int i = 0; i < text.length; i++) {
      byte b = text[i];
      if ((b >= 0 && b < ' ') || b == 0x7f) {
        out.append(text, done, i - done);
        done = i + 1;
        out.append('\\').append('0' + (b >> 6)).append('0' + ((b >> 3) & 7)).append('0' + (b & 7));
      } else if (b == '\\' || b == '"' || b == '$' || (b == '~' && i == 0)) {
        out.append(text, done, i - done);
        done = i;
        out.append('\\');
      }
    }
    out.append(text, done, text.length - done).append('"');
  }

  private static boolean isPlain(byte[] text) {
    int i = 0;
    if (text.length > 1 && text[0] == '%') {
      // tmux reads a word that begins with % as a condition unless it is a pane id
      for (i = 1; i < text.length; i++) {
        if (text[i] < '0' || text[i] > '9') {
          return false;
        }
      }
      return true;
    }
    for (; i < text.length; i++) {
      if (text[i] < 0 || !PLAIN[text[i]]) {
        return false;
      }
    }
    return i > 0;
  }

  private static boolean[] plain() {
    boolean[] plain = new boolean[128];
    for (char c : "-_./:@+,".toCharArray()) {
      plain[c] = true;
    }
    for (char c = 'a'; c <= 'z'; c++) {
      plain[c] = true;
      plain[Character.toUpperCase(c)] = true;
    }
    for (char c = '0'; c <= '9'; c++) {
      plain[c] = true;
    }
    return plain;
  }

  private static TmuxoException refused(String what, int at, String remedy) {
    return new TmuxoException(
        ErrorCode.TMUX_ARGUMENT_INVALID,
        "An argument of a tmux command has " + what + " at character " + (at + 1),
        remedy);
  }
}
