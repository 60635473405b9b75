package io.jenkins.plugins.tmuxorchestrator.step;

import hudson.AbortException;
import hudson.util.ListBoxModel;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Words of which a parameter takes one: the names of an enum, as Pipelines write them. */
final class Choices {
  private Choices() {}

  /** {@code ONCE_LATE} is written {@code once-late}. */
  static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * What a word means.
   *
   * @param otherwise what an empty word means
   * @throws AbortException that lists the words there are
   */
  static <E extends Enum<E>> E read(String parameter, String word, E otherwise)
      throws AbortException {
    if (word.isEmpty()) {
      return otherwise;
    }
    E[] values = otherwise.getDeclaringClass().getEnumConstants();
    return Arrays.stream(values)
        .filter(value -> word(value).equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new AbortException(
                    parameter + " cannot be '" + word + "'. It takes: " + words(values)));
  }

  private static String words(Enum<?>[] values) {
    return Arrays.stream(values).map(Choices::word).collect(Collectors.joining(", "));
  }

  /** The same for a form; first what counts if nothing is said. */
  static ListBoxModel items(Enum<?>[] values) {
    ListBoxModel items = new ListBoxModel();
    items.add(Messages.Choices_Default(), "");
    for (Enum<?> value : values) {
      items.add(word(value), word(value));
    }
    return items;
  }
}
