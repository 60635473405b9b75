package dev.tmuxo.engine.document;

import dev.tmuxo.engine.error.ErrorCode;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/** Turns text into YAML nodes, and the library's complaints into ours. */
final class YamlSyntax {

  private YamlSyntax() {}

  static Optional<Node> compose(SourceText source, Problems problems) {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(SourceText.MAX_BYTES);
    options.setNestingDepthLimit(40);
    options.setMaxAliasesForCollections(1_000);
    try {
      StreamReader reader = new StreamReader(source.text());
      Composer composer = new Composer(new ParserImpl(reader, options), new TextOnly(), options);
      Node node = composer.getSingleNode();
      if (node == null) {
        problems.add(ErrorCode.YAML_SYNTAX, new Place(source.name(), 1), "", "the file is empty");
      }
      return Optional.ofNullable(node);
    } catch (MarkedYAMLException e) {
      Mark mark = e.getProblemMark() == null ? e.getContextMark() : e.getProblemMark();
      int line = mark == null ? 1 : mark.getLine() + 1;
      report(source, line, wording(e.getProblem(), e.getContext()), problems);
    } catch (ReaderException e) {
      int line =
          (int) source.text().codePoints().limit(e.getPosition()).filter(c -> c == '\n').count()
              + 1;
      report(
          source,
          line,
          String.format("the character U+%04X is not allowed in YAML; remove it", e.getCodePoint()),
          problems);
    } catch (YAMLException e) {
      report(
          source, 1, "not readable as YAML: too much is nested or repeated by aliases", problems);
    }
    return Optional.empty();
  }

  private static void report(SourceText source, int line, String message, Problems problems) {
    problems.add(ErrorCode.YAML_SYNTAX, new Place(source.name(), line), "", message);
  }

  /** The library's words speak of tokens and contexts; these speak to the writer of the file. */
  private static String wording(String problem, String context) {
    String p = problem == null ? "" : problem;
    if (p.contains("'\\t(TAB)'") || p.contains("\t")) {
      return "a tab in the indentation; YAML wants spaces";
    }
    if (p.contains("mapping values are not allowed")) {
      return "a \":\" where no field can start; check the indentation, and put a text that holds"
          + " \": \" in quotes";
    }
    if (p.contains("undefined alias")) {
      return "an alias (\"*name\") without its anchor (\"&name\"); put a text that starts with"
          + " \"*\" in quotes";
    }
    if (p.contains("expected <block end>")) {
      return "the indentation does not fit the lines above; align it with its neighbours";
    }
    if (p.contains("could not find expected ':'")) {
      return "a line without \":\" among fields; write \"name: value\"";
    }
    if (p.contains("but found another document")
        || (context != null && context.contains("single document"))) {
      return "a second document (\"---\"); one file holds one document";
    }
    if (p.contains("Global tag") || p.contains("undefined tag")) {
      return "YAML tags (\"!...\") are not used here; remove it, or put the text in quotes";
    }
    if (p.contains("expected ',' or")) {
      return "a list [...] or mapping {...} that is not closed here, or a comma that is missing; put a"
          + " text that holds { } [ ] or , in quotes";
    }
    if (p.contains("that cannot start any token")) {
      return "a text cannot start with this character; put it in quotes";
    }
    if (p.contains("unexpected end of stream")) {
      return "the file ends inside a quoted text; add the closing quote";
    }
    return "not readable as YAML" + (p.isEmpty() ? "" : ": " + p);
  }

  /** Leaves it to {@link YamlReader} to tell numbers from texts. */
  private static final class TextOnly extends Resolver {
    @Override
    protected void addImplicitResolvers() {}
  }
}
