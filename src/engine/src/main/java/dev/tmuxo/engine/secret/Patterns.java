package dev.tmuxo.engine.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The byte sequences to be found, by their first byte. Immutable. */
final class Patterns {
  /** Shorter ones would be found where a line merely ends. */
  private static final int SPLITTABLE = 8;

  private static final int BETWEEN = 4096;

  private final byte[][][] byFirst;
  private final int reach;

  private Patterns(byte[][][] byFirst, int reach) {
    this.byFirst = byFirst;
    this.reach = reach;
  }

  static Patterns of(Collection<String> secrets) {
    Set<String> forms = new TreeSet<>();
    secrets.forEach(secret -> forms.addAll(SecretForms.of(secret)));
    List<List<byte[]>> sorted = new ArrayList<>();
    for (int i = 0; i < 256; i++) {
      sorted.add(new ArrayList<>());
    }
    int longest = 0;
    for (String form : forms) {
      byte[] bytes = form.getBytes(UTF_8);
      longest = Math.max(longest, bytes.length);
      sorted.get(bytes[0] & 0xFF).add(bytes);
    }
    byte[][][] byFirst =
        sorted.stream().map(list -> list.toArray(byte[][]::new)).toArray(byte[][][]::new);
    return new Patterns(byFirst, longest == 0 ? 0 : 4 * longest + BETWEEN);
  }

  boolean isEmpty() {
    return reach == 0;
  }

  int reach() {
    return reach;
  }

  boolean occurIn(byte[] text) {
    for (int i = 0; i < text.length; i++) {
      if (matchAt(text, i, text.length) > i) {
        return true;
      }
    }
    return false;
  }

  /** Where the longest occurrence that begins at a place ends; that place if none does. */
  int matchAt(byte[] text, int at, int limit) {
    int end = at;
    int far = (int) Math.min(limit, (long) at + reach);
    for (byte[] pattern : byFirst[text[at] & 0xFF]) {
      end = Math.max(end, match(pattern, text, at, far));
    }
    return end;
  }

  private static int match(byte[] pattern, byte[] text, int at, int limit) {
    int i = at;
    for (int k = 0; k < pattern.length; k++) {
      if (i < limit && text[i] == pattern[k]) {
        i++;
        continue;
      }
      if (pattern.length < SPLITTABLE) {
        return at;
      }
      int next = Interruption.end(text, i, limit);
      // Where a text is broken at a blank, the blank is gone.
      int wanted = k;
      while (wanted < pattern.length - 1 && isBlank(pattern[wanted])) {
        wanted++;
      }
      if (next == i || next >= limit) {
        return at;
      } else if (text[next] == pattern[k]) {
        wanted = k;
      } else if (text[next] != pattern[wanted]) {
        return at;
      }
      k = wanted;
      i = next + 1;
    }
    return i;
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || b == '\n' || b == '\r' || b == '\t';
  }
}
