package dev.tmuxo.engine.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A value of a YAML file that knows where it stands. The readers ask it for what they hope for and
 * get nothing if it is of another kind: that it is, somebody else has reported.
 *
 * @param path such as {@code agents[1].profile}; empty for the file as a whole
 * @param place of the key if the value has one, else of the value
 */
public record Field(String path, Place place, Body body) {

  /** What a value is. */
  public sealed interface Body {}

  /**
   * A single value.
   *
   * @param text the value, in the end with variables put in
   * @param written as it stands in the file; what messages may show
   * @param line of the text's first character
   * @param block whether each line of the text is a line of the file
   */
  public record Scalar(Kind kind, String text, String written, int line, boolean block)
      implements Body {

    /** One that stands in no file. */
    public static Scalar of(Kind kind, String text) {
      return new Scalar(kind, text, text, 0, false);
    }
  }

  /** A list. */
  public record Items(List<Field> list) implements Body {
    public Items {
      list = List.copyOf(list);
    }
  }

  /** Named values, in the order of the file. */
  public record Entries(Map<String, Field> map) implements Body {
    public Entries {
      map = Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
  }

  /** The kinds of single values in YAML's core schema. */
  public enum Kind {
    TEXT,
    WHOLE,
    NUMBER,
    TRUTH,
    NOTHING
  }

  /** The entry of that name, if this has entries and it is among them. */
  public Optional<Field> get(String name) {
    return body instanceof Entries e ? Optional.ofNullable(e.map.get(name)) : Optional.empty();
  }

  public List<Field> items() {
    return body instanceof Items i ? i.list : List.of();
  }

  public Map<String, Field> entries() {
    return body instanceof Entries e ? e.map : Map.of();
  }

  /** The text, if it is one (a number is none). */
  public Optional<String> text() {
    return body instanceof Scalar s && s.kind == Kind.TEXT ? Optional.of(s.text) : Optional.empty();
  }

  public Optional<String> text(String name) {
    return get(name).flatMap(Field::text);
  }

  /** Text, number or truth value as it is written: {@code 007} stays {@code 007}. */
  public Optional<String> scalar() {
    return body instanceof Scalar s && s.kind != Kind.NOTHING
        ? Optional.of(s.text)
        : Optional.empty();
  }

  /**
   * The text as a message may show it: as it stands in the file, for what a variable put in may be
   * a secret; short and on one line.
   */
  public String shown() {
    return Printable.line(body instanceof Scalar s ? s.written : "", 100);
  }

  /** Whether variables were put in. */
  public boolean varied() {
    return body instanceof Scalar s && !s.text.equals(s.written);
  }

  /** The value without its places. */
  public JsonNode toJson() {
    JsonNodeFactory json = JsonNodeFactory.instance;
    if (body instanceof Items items) {
      ArrayNode array = json.arrayNode();
      items.list.forEach(i -> array.add(i.toJson()));
      return array;
    }
    if (body instanceof Entries entries) {
      ObjectNode object = json.objectNode();
      entries.map.forEach((name, value) -> object.set(name, value.toJson()));
      return object;
    }
    Scalar scalar = (Scalar) body;
    return switch (scalar.kind) {
      case TEXT -> json.textNode(scalar.text);
      case WHOLE -> json.numberNode(new BigInteger(scalar.text));
      case NUMBER -> json.numberNode(new BigDecimal(scalar.text));
      case TRUTH -> json.booleanNode(scalar.text.equalsIgnoreCase("true"));
      case NOTHING -> json.nullNode();
    };
  }

  /** What the value is, for a message: {@code a list}. */
  public String described() {
    if (body instanceof Items) {
      return "a list";
    }
    if (body instanceof Entries) {
      return "a mapping";
    }
    return switch (((Scalar) body).kind) {
      case TEXT -> "text";
      case WHOLE -> "a number";
      case NUMBER -> "a fraction";
      case TRUTH -> "true/false";
      case NOTHING -> "empty";
    };
  }

  /** The path of a value in this one. */
  public String pathOf(String name) {
    return child(path, name);
  }

  static String child(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  /** {@code unknown field; did you mean "profile"? Known: name, profile, role}. */
  public static String unknown(String name, Collection<String> known) {
    return "unknown field" + Suggestions.ending(name, known) + " Known: " + Suggestions.list(known);
  }
}
