package dev.tmuxo.engine.config;

import dev.tmuxo.engine.time.Durations;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a setting's value looks like.
 *
 * @param wording completes "must be ..."
 * @param list whether it takes several words
 */
record Form<T>(String wording, boolean list, Parser<T> parser, Printer<T> printer) {

  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  /** Makes a value of words. */
  @FunctionalInterface
  interface Parser<T> {
    /**
     * The value, or nothing if the words do not have the form.
     *
     * @param words exactly one unless the form is a list
     * @param base what a relative path starts from
     */
    Optional<T> parse(List<String> words, Path base);
  }

  /** Makes a text of a value that {@link Parser} reads back. */
  @FunctionalInterface
  interface Printer<T> {
    String print(T value);
  }

  static Form<String> program() {
    return new Form<>(
        "the name or path of a program",
        false,
        (words, base) ->
            Optional.of(words.get(0))
                .filter(w -> !w.isBlank() && w.chars().noneMatch(Character::isISOControl)),
        value -> value);
  }

  static Form<Integer> count(int min, int max) {
    return new Form<>(
        "a whole number from " + min + " to " + max,
        false,
        (words, base) ->
            Optional.of(words.get(0))
                .filter(w -> w.matches("[0-9]{1,9}"))
                .map(Integer::valueOf)
                .filter(n -> n >= min && n <= max),
        String::valueOf);
  }

  static Form<Duration> duration(Duration min, Duration max) {
    return new Form<>(
        Durations.FORM + ", from " + Durations.format(min) + " to " + Durations.format(max),
        false,
        (words, base) ->
            Durations.parse(words.get(0))
                .filter(d -> d.compareTo(min) >= 0 && d.compareTo(max) <= 0),
        Durations::format);
  }

  /** One of a few words, which are the constants of an enum in lower case. */
  static <E extends Enum<E>> Form<E> oneOf(Class<E> type) {
    List<E> all = List.of(type.getEnumConstants());
    return new Form<>(
        "one of " + all.stream().map(Form::label).collect(Collectors.joining(", ")),
        false,
        (words, base) -> all.stream().filter(e -> label(e).equals(words.get(0))).findFirst(),
        Form::label);
  }

  private static String label(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  static Form<Long> size(long min, long max) {
    return new Form<>(
        ByteSizes.FORM + ", from " + ByteSizes.format(min) + " to " + ByteSizes.format(max),
        false,
        (words, base) -> ByteSizes.parse(words.get(0)).filter(n -> n >= min && n <= max),
        ByteSizes::format);
  }

  static Form<Keep> keep() {
    return new Form<>(Keep.FORM, false, (words, base) -> Keep.parse(words.get(0)), Keep::toString);
  }

  static Form<Path> path() {
    return new Form<>(
        "a path (for your home directory write ${HOME}, not ~)",
        false,
        (words, base) -> path(words.get(0), base),
        Path::toString);
  }

  static Form<List<Path>> paths() {
    return new Form<>(
        "a list of paths (for your home directory write ${HOME}, not ~)",
        true,
        (words, base) -> {
          List<Path> paths =
              words.stream().map(w -> path(w, base)).flatMap(Optional::stream).toList();
          return paths.size() == words.size() ? Optional.of(paths) : Optional.empty();
        },
        value -> value.stream().map(Path::toString).collect(Collectors.joining(",")));
  }

  static Form<List<String>> variableNames() {
    return new Form<>(
        "a list of names of environment variables",
        true,
        (words, base) ->
            Optional.of(words).filter(w -> w.stream().allMatch(VARIABLE.asMatchPredicate())),
        value -> String.join(",", value));
  }

  private static Optional<Path> path(String word, Path base) {
    try {
      // A directory called "~" is nobody's intention.
      return word.isBlank() || word.equals("~") || word.startsWith("~/")
          ? Optional.empty()
          : Optional.of(base.resolve(word).toAbsolutePath().normalize());
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }
}
