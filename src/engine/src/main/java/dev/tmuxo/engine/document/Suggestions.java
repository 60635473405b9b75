package dev.tmuxo.engine.document;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Finds what somebody probably meant. */
public final class Suggestions {

  /** Longer words are compared by their beginning: an attacker chooses their length. */
  private static final int COMPARED = 64;

  /** More known words than these are not listed. */
  private static final int LISTED = 30;

  private Suggestions() {}

  /** The known words that are closest to this one, if they are close at all; at most three. */
  public static List<String> close(String word, Collection<String> known) {
    String wanted = normal(word);
    int limit = Math.min(3, Math.min(wanted.length() - 1, wanted.length() / 3 + 1));
    NavigableMap<Integer, NavigableSet<String>> byDistance = new TreeMap<>();
    for (String candidate : known) {
      int distance = distance(wanted, normal(candidate));
      byDistance.computeIfAbsent(distance, d -> new TreeSet<>()).add(candidate);
    }
    return byDistance.isEmpty() || byDistance.firstKey() > limit
        ? List.of()
        : byDistance.firstEntry().getValue().stream().limit(3).toList();
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

  /** As {@link #question}, or a full stop: what ends a sentence before the next one. */
  public static String ending(String word, Collection<String> known) {
    String question = question(word, known);
    return question.isEmpty() ? "." : question;
  }

  /** The known words for a message, a long list cut. */
  public static String list(Collection<String> known) {
    List<String> distinct = known.stream().distinct().toList();
    String words = distinct.stream().limit(LISTED).collect(Collectors.joining(", "));
    return distinct.size() > LISTED
        ? words + " and " + (distinct.size() - LISTED) + " more"
        : distinct.isEmpty() ? "none" : words;
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
