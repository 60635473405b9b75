package dev.tmuxo.engine.document;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds what somebody probably meant. */
public final class Suggestions {

  /** Longer words are compared by their beginning: an attacker chooses their length. */
  private static final int COMPARED = 64;

  /** More known words than these are not listed. */
  private static final int LISTED = 30;

  private Suggestions() {}

  /** The known words close to this one, closest first, at most three. */
  public static List<String> close(String word, Collection<String> known) {
    String wanted = normal(word);
    int limit = Math.max(1, Math.min(3, wanted.length() / 3 + 1));
    record Scored(String word, int distance) {}
    return known.stream()
        .distinct()
        .map(k -> new Scored(k, distance(wanted, normal(k))))
        .filter(s -> s.distance <= limit && s.distance < wanted.length())
        .sorted(Comparator.comparingInt(Scored::distance).thenComparing(Scored::word))
        .limit(3)
        .map(Scored::word)
        .toList();
  }

  public static Optional<String> closest(String word, Collection<String> known) {
    return close(word, known).stream().findFirst();
  }

  /** {@code ; did you mean "profile"?} or nothing. */
  public static String question(String word, Collection<String> known) {
    List<String> close = close(word, known);
    return close.isEmpty()
        ? ""
        : close.stream()
            .map(c -> '"' + c + '"')
            .collect(Collectors.joining(" or ", "; did you mean ", "?"));
  }

  /** The known words for a message, a long list cut. */
  public static String list(Collection<String> known) {
    String words = known.stream().limit(LISTED).collect(Collectors.joining(", "));
    return known.size() > LISTED
        ? words + " and " + (known.size() - LISTED) + " more"
        : known.isEmpty() ? "none" : words;
  }

  private static String normal(String word) {
    String cut = word.length() > COMPARED ? word.substring(0, COMPARED) : word;
    return cut.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Edits (insert, delete, replace, swap of neighbours) between the words. */
  static int distance(String a, String b) {
    int[] beforeLast = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    int[] current = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      current[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        boolean same = a.charAt(i - 1) == b.charAt(j - 1);
        current[j] = Math.min(Math.min(current[j - 1], last[j]) + 1, last[j - 1] + (same ? 0 : 1));
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          current[j] = Math.min(current[j], beforeLast[j - 2] + 1);
        }
      }
      int[] free = beforeLast;
      beforeLast = last;
      last = current;
      current = free;
    }
    return last[b.length()];
  }
}
