package dev.tmuxo.engine.message;

import dev.tmuxo.engine.document.Printable;
import dev.tmuxo.engine.document.Suggestions;
import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.error.TmuxoException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A message with holes: {@code {{name}}}, or {@code {{name:-what stands there otherwise}}}.
 *
 * @param params what it takes: name and description
 * @param type of the messages made from it
 * @param priority of the messages made from it
 */
public record Template(
    String name,
    String description,
    Map<String, String> params,
    MessageType type,
    Priority priority,
    String body) {

  private static final Pattern HOLE =
      Pattern.compile("\\{\\{([a-zA-Z][a-zA-Z0-9_-]{0,62})(?::-([^{}]*+))?\\}\\}");

  public Template {
    params = Map.copyOf(params);
  }

  /** The names in the text's holes. */
  Set<String> used() {
    Set<String> names = new LinkedHashSet<>();
    HOLE.matcher(body).results().forEach(r -> names.add(r.group(1)));
    return names;
  }

  /** The parameters that have to be given. */
  public Set<String> required() {
    Set<String> names = new TreeSet<>();
    HOLE.matcher(body)
        .results()
        .filter(r -> r.group(2) == null)
        .forEach(r -> names.add(r.group(1)));
    return names;
  }

  /**
   * The text with its holes filled; values are put in as they are.
   *
   * @throws TmuxoException {@link ErrorCode#TEMPLATE_PARAMETER} if one is missing or unknown
   */
  public String fill(Map<String, String> values) {
    List<String> wrong = new ArrayList<>();
    required().stream()
        .filter(n -> !values.containsKey(n))
        .forEach(n -> wrong.add(n + " is missing"));
    new TreeSet<>(values.keySet())
        .stream()
            .filter(n -> !params.containsKey(n))
            .forEach(
                n ->
                    wrong.add(
                        Printable.line(n, 60)
                            + " is unknown"
                            + Suggestions.question(n, params.keySet())));
    if (!wrong.isEmpty()) {
      throw new TmuxoException(
          ErrorCode.TEMPLATE_PARAMETER,
          "template " + name + ": " + String.join("; ", wrong),
          takes());
    }
    Matcher hole = HOLE.matcher(body);
    StringBuilder out = new StringBuilder();
    while (hole.find()) {
      String value = values.getOrDefault(hole.group(1), hole.group(2));
      hole.appendReplacement(out, Matcher.quoteReplacement(value));
    }
    return hole.appendTail(out).toString();
  }

  /** {@code It takes: by (when it is due), topic (what it is about; may be left out).} */
  private String takes() {
    if (params.isEmpty()) {
      return "It takes no parameters.";
    }
    Set<String> required = required();
    List<String> words = new ArrayList<>();
    for (String param : new TreeSet<>(params.keySet())) {
      words.add(
          param
              + " ("
              + params.get(param)
              + (required.contains(param) ? ")" : "; may be left out)"));
    }
    return "It takes: " + String.join(", ", words) + ".";
  }
}
