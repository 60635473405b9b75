package dev.tmuxo.testkit.picture;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;

/**
 * How characters look from a select-graphic-rendition sequence on (ECMA-48, 8.3.117, with xterm's
 * 256 colours).
 *
 * @param foreground as {@code #rrggbb}; empty for the terminal's own
 * @param background likewise
 */
record Pen(Optional<String> foreground, Optional<String> background, boolean bold, boolean faint) {
  static final Pen PLAIN = new Pen(Optional.empty(), Optional.empty(), false, false);

  private static final String[] BASIC = {
    "#3b4252", "#e06c75", "#98c379", "#e5c07b", "#61afef", "#c678dd", "#56b6c2", "#d8dee9",
    "#5c6370", "#ff7b85", "#b5e08c", "#ffd58a", "#7fc1ff", "#e08cf0", "#72d5e0", "#ffffff"
  };

  /** The pen after a sequence such as {@code 1;38;5;208}. */
  Pen after(String parameters) {
    Deque<Integer> rest = new ArrayDeque<>();
    Arrays.stream(parameters.split("[;:]"))
        .map(p -> p.isEmpty() ? 0 : Integer.parseInt(p))
        .forEach(rest::add);
    Pen pen = this;
    while (!rest.isEmpty()) {
      pen = pen.one(rest.poll(), rest);
    }
    return pen;
  }

  private Pen one(int code, Deque<Integer> rest) {
    if (code == 38 || code == 48) {
      Optional<String> colour = extended(rest);
      return code == 38
          ? new Pen(colour, background, bold, faint)
          : new Pen(foreground, colour, bold, faint);
    } else if (code >= 30 && code <= 37) {
      return new Pen(Optional.of(BASIC[code - 30]), background, bold, faint);
    } else if (code >= 90 && code <= 97) {
      return new Pen(Optional.of(BASIC[code - 82]), background, bold, faint);
    } else if (code >= 40 && code <= 47) {
      return new Pen(foreground, Optional.of(BASIC[code - 40]), bold, faint);
    }
    return switch (code) {
      case 0 -> PLAIN;
      case 1 -> new Pen(foreground, background, true, faint);
      case 2 -> new Pen(foreground, background, bold, true);
      case 22 -> new Pen(foreground, background, false, false);
      case 39 -> new Pen(Optional.empty(), background, bold, faint);
      case 49 -> new Pen(foreground, Optional.empty(), bold, faint);
      default -> this;
    };
  }

  private static Optional<String> extended(Deque<Integer> rest) {
    if (rest.size() < 2 || rest.poll() != 5) {
      rest.clear();
      return Optional.empty();
    }
    int index = rest.poll();
    if (index < 16) {
      return Optional.of(BASIC[index]);
    } else if (index < 232) {
      int cube = index - 16;
      return Optional.of(hex(level(cube / 36), level(cube / 6 % 6), level(cube % 6)));
    }
    int grey = 8 + (index - 232) * 10;
    return Optional.of(hex(grey, grey, grey));
  }

  private static int level(int step) {
    return step == 0 ? 0 : 55 + 40 * step;
  }

  private static String hex(int red, int green, int blue) {
    return String.format("#%02x%02x%02x", red, green, blue);
  }
}
