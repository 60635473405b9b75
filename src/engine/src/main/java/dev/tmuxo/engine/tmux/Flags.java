package dev.tmuxo.engine.tmux;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The words of a command sorted into options and operands, as {@code getopt} does it. */
final class Flags {
  private final Map<Character, String> options = new HashMap<>();
  private final List<String> operands = new ArrayList<>();

  /**
   * @param withValue letters of the options that take a value
   */
  Flags(TmuxCommand command, String withValue) {
    List<String> words = command.texts();
    int i = 0;
    while (i < words.size() && isOption(words.get(i))) {
      String word = words.get(i++);
      if (word.equals("--")) {
        break;
      }
      int at = 1;
      while (at < word.length() && withValue.indexOf(word.charAt(at)) < 0) {
        options.put(word.charAt(at++), "");
      }
      if (at < word.length()) {
        boolean attached = at + 1 < word.length();
        String next = i < words.size() ? words.get(i) : "";
        options.put(word.charAt(at), attached ? word.substring(at + 1) : next);
        i += attached ? 0 : 1;
      }
    }
    operands.addAll(words.subList(Math.min(i, words.size()), words.size()));
  }

  private static boolean isOption(String word) {
    return word.length() > 1 && word.charAt(0) == '-';
  }

  boolean has(char option) {
    return options.containsKey(option);
  }

  /** The value of an option; an empty text for one that takes none. */
  Optional<String> find(char option) {
    return Optional.ofNullable(options.get(option));
  }

  List<String> operands() {
    return operands;
  }
}
