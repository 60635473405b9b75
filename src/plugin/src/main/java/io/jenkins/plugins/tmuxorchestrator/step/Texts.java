package io.jenkins.plugins.tmuxorchestrator.step;

import dev.tmuxo.engine.time.Durations;
import hudson.AbortException;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How parameters that are no plain text are written. */
final class Texts {
  private Texts() {}

  /** A map as a Pipeline gives it: values may be GStrings and numbers. */
  static Map<String, String> map(Map<?, ?> given) {
    TreeMap<String, String> map = new TreeMap<>();
    if (given != null) {
      given.forEach((name, value) -> map.put(String.valueOf(name), String.valueOf(value)));
    }
    return map;
  }

  /** A map as a form shows it: a line for each, {@code NAME=value}. */
  static String lines(Map<String, String> map) {
    return map.entrySet().stream()
        .map(entry -> entry.getKey() + "=" + entry.getValue())
        .collect(Collectors.joining("\n"));
  }

  /** Reads {@link #lines}; a line without "=" has an empty value. */
  static Map<String, String> map(String lines) {
    Map<String, String> map = new LinkedHashMap<>();
    lines
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .forEach(
            line -> {
              int equals = line.indexOf('=');
              String name = equals < 0 ? line : line.substring(0, equals);
              map.put(name.strip(), equals < 0 ? "" : line.substring(equals + 1).strip());
            });
    return map;
  }

  /** Words with commas or spaces between them. */
  static List<String> words(String text) {
    return Arrays.stream(text.split("[,\\s]+")).filter(word -> !word.isEmpty()).toList();
  }

  /**
   * A duration.
   *
   * @return nothing if the text is empty
   * @throws AbortException if it is none
   */
  static Optional<Duration> duration(String parameter, String text) throws AbortException {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Optional<Duration> duration = Durations.parse(text.strip());
    if (duration.isEmpty()) {
      throw new AbortException(
          parameter + " cannot be '" + text + "'. Write " + Durations.FORM + ".");
    }
    return duration;
  }
}
