package dev.tmuxo.engine.message;

import dev.tmuxo.engine.document.FrontMatter;
import dev.tmuxo.engine.document.Place;
import dev.tmuxo.engine.document.Printable;
import dev.tmuxo.engine.document.Problems;
import dev.tmuxo.engine.document.RecordReader;
import dev.tmuxo.engine.document.SourceText;
import dev.tmuxo.engine.document.Suggestions;
import dev.tmuxo.engine.document.YamlReader;
import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.error.TmuxoException;
import dev.tmuxo.engine.profile.ResourceLibrary;
import dev.tmuxo.engine.profile.ResourceLibrary.Kind;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds message templates: {@code messages/NAME.md}, a text with holes under a small front matter
 * ({@code description}, {@code type}, {@code priority}, {@code params} with a description each).
 */
public final class Templates {

  private static final String DOCUMENTATION = "docs/team-file.md (Message templates)";

  private final ResourceLibrary library;

  /** The front matter. */
  record Head(
      String description,
      Optional<MessageType> type,
      Optional<Priority> priority,
      Map<String, String> params) {}

  public Templates(ResourceLibrary library) {
    this.library = library;
  }

  /** The names of all templates there are. */
  public Set<String> names() {
    return library.names(Kind.MESSAGE);
  }

  /**
   * Reads a template.
   *
   * @throws TmuxoException {@link ErrorCode#TEMPLATE_UNKNOWN}, or another code if its file has
   *     problems
   */
  public Template load(String name) {
    SourceText source = library.find(Kind.MESSAGE, name).orElseThrow(() -> unknown(name));
    FrontMatter parts = FrontMatter.split(source);
    Problems problems = new Problems();
    if (parts.matter().text().isEmpty()) {
      problems.add(
          ErrorCode.FIELD_MISSING,
          new Place(source.name(), 1),
          "",
          "has no front matter; begin with \"---\", \"description: ...\", \"---\"");
      problems.throwIfAny(DOCUMENTATION);
    }
    Optional<Head> head =
        YamlReader.read(parts.matter(), problems)
            .flatMap(f -> RecordReader.read(Head.class, f, problems));
    problems.throwIfAny(DOCUMENTATION);
    Template template = template(name, head.orElseThrow(), parts.body());
    check(template, source, problems);
    problems.throwIfAny(DOCUMENTATION);
    return template;
  }

  /**
   * The text of a template with its parameters put in.
   *
   * @throws TmuxoException if the template is unknown, or a parameter missing or unknown
   */
  public String fill(String name, Map<String, String> values) {
    return load(name).fill(values);
  }

  private static Template template(String name, Head head, String body) {
    return new Template(
        name,
        head.description(),
        head.params(),
        head.type().orElse(MessageType.TEXT),
        head.priority().orElse(Priority.NORMAL),
        body);
  }

  private static void check(Template template, SourceText source, Problems problems) {
    Set<String> both = new TreeSet<>(template.used());
    both.addAll(template.params().keySet());
    for (String param : both) {
      boolean declared = template.params().containsKey(param);
      if (!declared || !template.used().contains(param)) {
        problems.add(
            ErrorCode.TEMPLATE_PARAMETER,
            new Place(source.name(), 1),
            "params." + param,
            declared ? "is declared but not used in the text" : "is used in the text; declare it");
      }
    }
  }

  private TmuxoException unknown(String name) {
    return new TmuxoException(
        ErrorCode.TEMPLATE_UNKNOWN,
        "unknown template \""
            + Printable.line(name, 60)
            + "\""
            + Suggestions.question(name, names()),
        "Known templates: "
            + Suggestions.list(names())
            + ". Your own go to .tmuxo/messages/NAME.md.");
  }
}
