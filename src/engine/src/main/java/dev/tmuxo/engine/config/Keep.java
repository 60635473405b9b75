package dev.tmuxo.engine.config;

import dev.tmuxo.engine.time.Durations;
import java.time.Duration;
import java.util.Optional;

/**
 * How many full files of a journal stay.
 *
 * @param files at most that many
 * @param age those younger than that
 */
public record Keep(Optional<Integer> files, Optional<Duration> age) {
  /** None is ever removed. */
  public static final Keep ALL = new Keep(Optional.empty(), Optional.empty());

  /** How to write it, for messages. */
  static final String FORM = "all, how many (such as 10), or for how long (such as 30d)";

  /** The last so many. */
  public static Keep files(int count) {
    return new Keep(Optional.of(count), Optional.empty());
  }

  /** Those that were still written to within that time. */
  public static Keep age(Duration age) {
    return new Keep(Optional.empty(), Optional.of(age));
  }

  static Optional<Keep> parse(String text) {
    if (text.equals("all")) {
      return Optional.of(ALL);
    }
    if (text.matches("[0-9]{1,6}")) {
      return Optional.of(files(Integer.parseInt(text)));
    }
    return Durations.parse(text).filter(d -> !d.isZero()).map(Keep::age);
  }

  /** As {@link #parse} reads it. */
  @Override
  public String toString() {
    return files.map(String::valueOf).or(() -> age.map(Durations::format)).orElse("all");
  }
}
