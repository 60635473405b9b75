package dev.tmuxo.engine.document;

import dev.tmuxo.engine.error.ErrorCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Reads YAML as {@linkplain Field fields} that know their lines, variables not yet put in (see
 * {@link Variables}).
 *
 * <p>Single values are understood by YAML 1.2's core schema, not by YAML 1.1: {@code no} and {@code
 * on} are texts. Duplicate keys, tags, merge keys and more than one document are problems; aliases
 * are followed, within bounds, because the input may be hostile.
 */
public final class YamlReader {

  private static final int MAX_DEPTH = 40;
  private static final int MAX_VALUES = 100_000;

  private static final Pattern WHOLE = Pattern.compile("[-+]?[0-9]{1,18}");
  private static final Pattern NUMBER =
      Pattern.compile(
          "[-+]?(?:\\.[0-9]{1,20}|[0-9]{1,20}(?:\\.[0-9]{0,20})?)(?:[eE][-+]?[0-9]{1,2})?");
  private static final Pattern TRUTH = Pattern.compile("true|True|TRUE|false|False|FALSE");
  private static final Pattern NOTHING = Pattern.compile("|~|null|Null|NULL");

  private final String file;

  private final Problems problems;
  private int values;
  private boolean tooMuch;

  private YamlReader(String file, Problems problems) {
    this.file = file;
    this.problems = problems;
  }

  /**
   * Reads one document.
   *
   * @return the root, or nothing if the text is not YAML at all; in any case see {@code problems}
   */
  public static Optional<Field> read(SourceText source, Problems problems) {
    Optional<Node> root = YamlSyntax.compose(source, problems);
    YamlReader reader = new YamlReader(source.name(), problems);
    return root.map(node -> reader.convert(node, "", null, 0)).filter(f -> !reader.tooMuch);
  }

  private Field convert(Node node, String path, Place keyPlace, int depth) {
    Place place = keyPlace == null ? place(node.getStartMark()) : keyPlace;
    if (++values > MAX_VALUES || depth > MAX_DEPTH) {
      if (!tooMuch) {
        tooMuch = true;
        problems.add(
            ErrorCode.YAML_SYNTAX,
            place,
            "",
            "too much is nested or repeated here (by aliases); write it out more simply");
      }
      return nothing(path, place);
    }
    if (!plainTag(node)) {
      problems.add(
          ErrorCode.YAML_SYNTAX, place, path, "YAML tags (\"!...\") are not used here; remove it");
      return nothing(path, place);
    }
    if (node instanceof MappingNode mapping) {
      return new Field(path, place, entries(mapping, path, depth));
    }
    if (node instanceof SequenceNode sequence) {
      List<Field> items = new ArrayList<>();
      for (Node item : sequence.getValue()) {
        if (tooMuch) {
          break;
        }
        items.add(convert(item, path + "[" + items.size() + "]", null, depth + 1));
      }
      return new Field(path, place, new Field.Items(items));
    }
    return new Field(path, place, scalar((ScalarNode) node));
  }

  private Field.Entries entries(MappingNode mapping, String path, int depth) {
    Map<String, Field> entries = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      Place place = place(tuple.getKeyNode().getStartMark());
      if (tooMuch) {
        break;
      }
      if (!(tuple.getKeyNode() instanceof ScalarNode key) || !plainTag(key)) {
        problems.add(ErrorCode.YAML_SYNTAX, place, path, "a field's name must be plain text");
        continue;
      }
      String name = key.getValue();
      String child = Field.child(path, name);
      if (name.equals("<<")) {
        problems.add(
            ErrorCode.YAML_SYNTAX,
            place,
            child,
            "merge keys are not part of YAML 1.2; write it out");
      } else if (entries.containsKey(name)) {
        int first = entries.get(name).place().line();
        problems.add(
            ErrorCode.YAML_SYNTAX,
            place,
            child,
            "given twice, first in line " + first + "; keep one");
      } else {
        entries.put(name, convert(tuple.getValueNode(), child, place, depth + 1));
      }
    }
    return new Field.Entries(entries);
  }

  private Field.Scalar scalar(ScalarNode node) {
    String written = node.getValue();
    boolean plain = node.getScalarStyle() == ScalarStyle.PLAIN;
    boolean block = node.getScalarStyle() == ScalarStyle.LITERAL;
    int line = node.getStartMark().getLine() + 1;
    return new Field.Scalar(
        plain ? kind(written) : Field.Kind.TEXT, written, written, block ? line + 1 : line, block);
  }

  private static Field.Kind kind(String plain) {
    if (plain.length() > 64) {
      return Field.Kind.TEXT;
    }
    return NOTHING.matcher(plain).matches()
        ? Field.Kind.NOTHING
        : TRUTH.matcher(plain).matches()
            ? Field.Kind.TRUTH
            : WHOLE.matcher(plain).matches()
                ? Field.Kind.WHOLE
                : NUMBER.matcher(plain).matches() ? Field.Kind.NUMBER : Field.Kind.TEXT;
  }

  private static boolean plainTag(Node node) {
    Tag tag = node.getTag();
    return tag.equals(Tag.STR) || tag.equals(Tag.MAP) || tag.equals(Tag.SEQ);
  }

  private static Field nothing(String path, Place place) {
    return new Field(path, place, Field.Scalar.of(Field.Kind.NOTHING, ""));
  }

  private Place place(Mark mark) {
    return new Place(file, mark.getLine() + 1);
  }
}
