package io.jenkins.plugins.tmuxorchestrator.config;

import dev.tmuxo.engine.team.AgentSpec;
import dev.tmuxo.engine.team.TeamSpec;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The programs that agents may be started with, as names or paths in which {@code *} stands for
 * anything. Without a slash a pattern is about the name only, wherever the program is. Immutable.
 *
 * @param patterns empty if there is no restriction
 */
record AllowedCommands(List<String> patterns) {
  AllowedCommands {
    patterns = List.copyOf(patterns);
  }

  /** Reads patterns that are separated by blanks, commas or line ends. */
  static AllowedCommands parse(String text) {
    return new AllowedCommands(
        Arrays.stream(text.split("[\\s,]+")).filter(word -> !word.isEmpty()).toList());
  }

  /** The agents whose programs are not allowed, each with its program. */
  List<String> refused(TeamSpec team) {
    return team.agents().stream()
        .filter(agent -> !allows(program(agent)))
        .map(agent -> agent.name() + " (" + program(agent) + ")")
        .toList();
  }

  private static String program(AgentSpec agent) {
    return agent.command().get(0);
  }

  boolean allows(String program) {
    String name = program.substring(program.lastIndexOf('/') + 1);
    return patterns.isEmpty()
        || patterns.stream()
            .anyMatch(pattern -> matches(pattern, pattern.contains("/") ? program : name));
  }

  private static boolean matches(String pattern, String program) {
    String expression =
        Arrays.stream(pattern.split("\\*", -1))
            .map(Pattern::quote)
            .collect(Collectors.joining(".*"));
    return Pattern.compile(expression, Pattern.DOTALL).matcher(program).matches();
  }

  @Override
  public String toString() {
    return String.join(", ", patterns);
  }
}
