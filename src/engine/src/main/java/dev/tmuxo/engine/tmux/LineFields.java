package dev.tmuxo.engine.tmux;

import java.nio.charset.StandardCharsets;

/** The words of a line of bytes, and its rest as text or as the bytes of a terminal. */
final class LineFields {
  private final byte[] bytes;
  private final int end;
  private int at;

  LineFields(byte[] bytes, int offset, int length) {
    this.bytes = bytes;
    this.at = offset;
    this.end = offset + length;
  }

  /** The next word, or an empty text at the end. */
  String word() {
    int from = at;
    int to = from;
    while (to < end && bytes[to] != ' ') {
      to++;
    }
    at = Math.min(end, to + 1);
    return new String(bytes, from, to - from, StandardCharsets.UTF_8);
  }

  String rest() {
    return new String(bytes, at, end - at, StandardCharsets.UTF_8);
  }

  /** The rest with {@code \ooo} turned back into bytes; tmux writes a backslash so as well. */
  PaneBytes unescapedRest() {
    ByteBuilder out = new ByteBuilder(Math.max(16, end - at));
    int done = at;
    for (int i = at; i < end; i++) {
      if (bytes[i] == '\\' && i + 3 < end && octal(i + 1) && octal(i + 2) && octal(i + 3)) {
        out.append(bytes, done, i - done);
        int value = (bytes[i + 1] - '0') << 6 | (bytes[i + 2] - '0') << 3 | (bytes[i + 3] - '0');
        out.append(value);
        i += 3;
        done = i + 1;
      }
    }
    out.append(bytes, done, end - done);
    return new PaneBytes(out.toBytes());
  }

  private boolean octal(int i) {
    return bytes[i] >= '0' && bytes[i] <= '7';
  }
}
