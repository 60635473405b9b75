package dev.tmuxo.engine.tmux;

import java.nio.charset.StandardCharsets;

/**
 * Takes back what tmux before 3.4 does to {@code show-buffer} on a control connection: C escapes,
 * octal escapes, and a backslash before a {@code $} that begins a variable.
 */
final class Escapes {
  private Escapes() {}

  static String decode(String escaped) {
    if (escaped.indexOf('\\') < 0) {
      return escaped;
    }
    byte[] bytes = escaped.getBytes(StandardCharsets.UTF_8);
    ByteBuilder out = new ByteBuilder(bytes.length);
    int i = 0;
    while (i < bytes.length) {
      if (bytes[i] != '\\' || i + 1 == bytes.length) {
        out.append(bytes[i++]);
      } else if (isOctal(bytes, i + 1)) {
        out.append((bytes[i + 1] - '0') << 6 | (bytes[i + 2] - '0') << 3 | (bytes[i + 3] - '0'));
        i += 4;
      } else {
        out.append(control(bytes[i + 1]));
        i += 2;
      }
    }
    return out.toText();
  }

  private static boolean isOctal(byte[] bytes, int from) {
    if (from + 3 > bytes.length) {
      return false;
    }
    for (int i = from; i < from + 3; i++) {
      if (bytes[i] < '0' || bytes[i] > '7') {
        return false;
      }
    }
    return true;
  }

  private static int control(byte letter) {
    return switch (letter) {
      case '0' -> 0;
      case 'a' -> 7;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 's' -> ' ';
      case 't' -> '\t';
      case 'v' -> 11;
      default -> letter;
    };
  }
}
