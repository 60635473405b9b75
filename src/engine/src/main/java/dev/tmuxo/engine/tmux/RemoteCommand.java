package dev.tmuxo.engine.tmux;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A program and its arguments on their way through {@code ssh}, which takes one text and hands it
 * to the user's login shell on the node, whichever that is.
 *
 * <p>That text is always {@link #READER}, harmless to every shell. The words follow as the first
 * line of the standard input: so they are limited by what a process may be given instead of by what
 * one word may hold (128 KiB on Linux), and do not show in the login shell's command line.
 */
final class RemoteCommand {
  /**
   * Reads the line and becomes the program. {@code read} takes no byte beyond the line: POSIX wants
   * that, so that the program finds the rest.
   */
  static final String READER = "exec sh -c 'IFS= read -r c && eval \"$(printf %b \"$c\")\"'";

  private RemoteCommand() {}

  /** The line; ends with a line feed and holds no other, nor anything but ASCII. */
  static byte[] line(List<String> command) {
    String words =
        command.stream()
            .map(word -> ShellWords.quote(Quoting.check(word)))
            .collect(Collectors.joining(" ", "exec ", ""));
    ByteBuilder line = new ByteBuilder(words.length() + words.length() / 4 + 16);
    for (byte b : words.getBytes(StandardCharsets.UTF_8)) {
      if (b >= ' ' && b != 0x7f && b != '\\') {
        line.append(b);
      } else {
        int octal = b & 0xff;
        line.append('\\').append('0').append('0' + (octal >> 6));
        line.append('0' + ((octal >> 3) & 7)).append('0' + (octal & 7));
      }
    }
    line.append('\n');
    return line.toBytes();
  }
}
