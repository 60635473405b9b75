package dev.tmuxo.engine.secret;

/**
 * What terminals and their programs put between the characters of a text: line ends, indentation,
 * frames, escape sequences.
 */
final class Interruption {
  private static final int ESC = 0x1B;
  private static final int BEL = 0x07;
  private static final int LONGEST = 512;

  private Interruption() {}

  /** Where the one that begins at a place ends; that place if blanks are all there is. */
  static int end(byte[] text, int at, int limit) {
    int far = Math.min(limit, at + LONGEST);
    boolean interrupts = false;
    int i = at;
    while (i < far) {
      int next = i;
      if (text[i] == '\r' || text[i] == '\n') {
        interrupts = true;
        next = i + 1;
      } else if (text[i] == ESC) {
        next = escape(text, i, far);
        interrupts |= next > i;
      } else if (text[i] == ' ' || text[i] == '\t' || text[i] == '|') {
        next = i + 1;
      } else if (frame(text, i, far)) {
        next = i + 3;
      }
      if (next == i) {
        break;
      }
      i = next;
    }
    return interrupts ? i : at;
  }

  /** A vertical line, U+2502 or U+2503, in UTF-8. */
  private static boolean frame(byte[] text, int at, int limit) {
    return at + 2 < limit
        && text[at] == (byte) 0xE2
        && text[at + 1] == (byte) 0x94
        && (text[at + 2] == (byte) 0x82 || text[at + 2] == (byte) 0x83);
  }

  /** Behind an escape sequence (ECMA-48, 5.4); where it begins if it is none or not whole. */
  private static int escape(byte[] text, int at, int limit) {
    int i = at + 1;
    if (i >= limit) {
      return at;
    }
    if (text[i] == ']') {
      return command(text, at, i + 1, limit);
    }
    if (text[i] == '[') {
      i++;
      while (i < limit && text[i] >= 0x30 && text[i] <= 0x3F) {
        i++;
      }
    }
    while (i < limit && text[i] >= 0x20 && text[i] <= 0x2F) {
      i++;
    }
    return i < limit && text[i] >= 0x30 && text[i] <= 0x7E ? i + 1 : at;
  }

  /** Behind an operating system command, which BEL or ESC \ ends. */
  private static int command(byte[] text, int at, int from, int limit) {
    for (int i = from; i < limit; i++) {
      if (text[i] == BEL) {
        return i + 1;
      }
      if (text[i] == ESC) {
        return i + 1 < limit && text[i + 1] == '\\' ? i + 2 : at;
      }
    }
    return at;
  }
}
