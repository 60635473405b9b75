package dev.tmuxo.engine.message;

import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.error.TmuxoException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes a text fit to be typed into a terminal: what could act as a key or end a bracketed paste is
 * taken out, everything else stays byte for byte.
 */
public final class Content {

  private Content() {}

  /**
   * A text without control characters.
   *
   * @param removed what was changed, for the delivery's evidence, such as {@code 2 of U+001B
   *     (control character) removed}; empty if the text is as it was
   */
  public record Cleaned(String text, List<String> removed) {
    public Cleaned {
      removed = List.copyOf(removed);
    }
  }

  /**
   * Cleans a text.
   *
   * <ul>
   *   <li>CR LF becomes LF, and so does a CR of its own: either means a line's end to its writer,
   *       but a CR is the submit key to a terminal.
   *   <li>All of C0 except TAB and LF, DEL and all of C1 are removed: on tmux 3.3a a text that
   *       holds {@code ESC [ 201 ~} leaves the paste.
   *   <li>Half a surrogate pair, which has no UTF-8 form, becomes U+FFFD.
   * </ul>
   */
  public static Cleaned clean(String text) {
    if (text.chars().noneMatch(Content::suspect)) {
      return new Cleaned(text, List.of());
    }
    StringBuilder out = new StringBuilder(text.length());
    int[] removed = new int[0xA0];
    int returns = 0;
    int halves = 0;
    int length = text.length();
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c == '\r') {
        returns++;
        if (i + 1 >= length || text.charAt(i + 1) != '\n') {
          out.append('\n');
        }
      } else if (control(c)) {
        removed[c]++;
      } else if (Character.isHighSurrogate(c)
          && i + 1 < length
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        out.append(c).append(text.charAt(++i));
      } else if (Character.isSurrogate(c)) {
        halves++;
        out.append('\uFFFD');
      } else {
        out.append(c);
      }
    }
    return new Cleaned(out.toString(), describe(removed, returns, halves));
  }

  /**
   * Cleans a text and tells whether it can be a message's content.
   *
   * @throws TmuxoException {@link ErrorCode#MESSAGE_EMPTY} or {@link ErrorCode#MESSAGE_TOO_LARGE}
   */
  public static Cleaned check(String text) {
    // No text shrinks to less than its number of characters, so this bounds the work.
    if (text.length() > 2 * AgentMessage.MAX_CONTENT_BYTES) {
      throw tooLarge(text.length());
    }
    Cleaned cleaned = clean(text);
    if (cleaned.text().isBlank()) {
      throw new TmuxoException(
          ErrorCode.MESSAGE_EMPTY,
          "the message is empty"
              + (cleaned.removed().isEmpty() ? "" : " but for control characters"),
          "Give it some text.");
    }
    int bytes = cleaned.text().getBytes(StandardCharsets.UTF_8).length;
    if (bytes > AgentMessage.MAX_CONTENT_BYTES) {
      throw tooLarge(bytes);
    }
    return cleaned;
  }

  private static TmuxoException tooLarge(long bytes) {
    return new TmuxoException(
        ErrorCode.MESSAGE_TOO_LARGE,
        "the message has " + bytes + " bytes; at most " + AgentMessage.MAX_CONTENT_BYTES + " fit",
        "Put the text into a file in the working directory and send its path.");
  }

  private static boolean suspect(int c) {
    return c == '\r' || control((char) c) || Character.isSurrogate((char) c);
  }

  private static boolean control(char c) {
    return (c < 0x20 && c != '\t' && c != '\n' && c != '\r') || (c >= 0x7F && c <= 0x9F);
  }

  private static List<String> describe(int[] removed, int returns, int halves) {
    List<String> changes = new ArrayList<>();
    for (int c = 0; c < removed.length; c++) {
      if (removed[c] > 0) {
        changes.add(String.format("%d of U+%04X (control character) removed", removed[c], c));
      }
    }
    if (returns > 0) {
      changes.add(returns + " of U+000D (carriage return) made line ends");
    }
    if (halves > 0) {
      changes.add(halves + " of half a surrogate pair replaced by U+FFFD");
    }
    return changes;
  }
}
