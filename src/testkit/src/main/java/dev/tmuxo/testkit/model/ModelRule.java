package dev.tmuxo.testkit.model;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A condition and the answer to what meets it. Patterns are found anywhere in the text. In the
 * answer {@code ${1}} to {@code ${9}} stand for the groups of the {@code user} or else the {@code
 * tool} pattern.
 *
 * @param nth answers only the nth request that meets the patterns; 0: all
 */
public record ModelRule(Map<Part, Pattern> patterns, int nth, Reply reply) {
  /** What of a request a pattern looks at. */
  public enum Part {
    MODEL,
    KEY,
    SYSTEM,
    /** The last message, if a user wrote it. */
    USER,
    /** The last message, if it is a tool's result. */
    TOOL
  }

  public ModelRule {
    patterns = Map.copyOf(patterns);
  }

  /** Meets every request. */
  public static ModelRule always(Reply reply) {
    return new ModelRule(Map.of(), 0, reply);
  }

  /** Meets what a user says. */
  public static ModelRule user(String regex, Reply reply) {
    return always(reply).and(Part.USER, regex);
  }

  /** Meets a tool's result. */
  public static ModelRule tool(String regex, Reply reply) {
    return always(reply).and(Part.TOOL, regex);
  }

  public ModelRule and(Part part, String regex) {
    Map<Part, Pattern> all = new LinkedHashMap<>(patterns);
    all.put(part, Pattern.compile(regex, Pattern.MULTILINE));
    return new ModelRule(all, nth, reply);
  }

  public ModelRule nth(int number) {
    return new ModelRule(patterns, number, reply);
  }

  boolean meets(ModelRequest request) {
    return patterns.keySet().stream().allMatch(part -> match(part, request).isPresent());
  }

  Reply filled(ModelRequest request) {
    Optional<Matcher> groups =
        match(Part.USER, request).or(() -> match(Part.TOOL, request)).filter(m -> m.find(0));
    return groups.map(this::filled).orElse(reply);
  }

  private Reply filled(Matcher groups) {
    return new Reply(
        reply.status(),
        fill(reply.text(), groups),
        reply.toolCalls().stream()
            .map(call -> new ToolCall(call.name(), fill(call.arguments(), groups)))
            .toList(),
        reply.delay(),
        reply.cadence());
  }

  private Optional<Matcher> match(Part part, ModelRequest request) {
    Optional<String> text =
        switch (part) {
          case MODEL -> Optional.of(request.model());
          case KEY -> Optional.of(request.key());
          case SYSTEM -> Optional.of(request.system());
          case USER -> request.user();
          case TOOL -> request.tool();
        };
    return Optional.ofNullable(patterns.get(part))
        .flatMap(pattern -> text.map(pattern::matcher))
        .filter(Matcher::find);
  }

  private static Map<String, Object> fill(Map<String, Object> arguments, Matcher groups) {
    return arguments.entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                e -> e.getValue() instanceof String text ? fill(text, groups) : e.getValue()));
  }

  private static String fill(String text, Matcher groups) {
    String filled = text;
    for (int i = 1; i <= Math.min(9, groups.groupCount()); i++) {
      String group = Optional.ofNullable(groups.group(i)).orElse("");
      filled = filled.replace("${" + i + "}", group);
    }
    return filled;
  }
}
