package dev.tmuxo.engine.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonNodePath;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.NonValidationKeyword;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * Checks a file against one of our published JSON Schemas and says in our words what does not fit.
 *
 * <p>Rules between fields ({@code oneOf}, {@code not}, {@code dependentRequired}) stand in the
 * schemas for editors; the readers check them too, because they can say more about them.
 */
public final class SchemaCheck {

  private static final Set<String> BETWEEN_FIELDS = Set.of("oneOf", "not", "dependentRequired");

  /** What our schemas say about a text that does not match; editors show it too. */
  private static final String WORDING = "patternErrorMessage";

  private final JsonNode definition;
  private final JsonSchema schema;

  private SchemaCheck(JsonNode definition) {
    this.definition = definition;
    JsonMetaSchema language =
        JsonMetaSchema.builder(JsonMetaSchema.getV202012())
            .keyword(new NonValidationKeyword(WORDING))
            .build();
    this.schema =
        JsonSchemaFactory.getInstance(VersionFlag.V202012, b -> b.metaSchema(language))
            .getSchema(definition, SchemaValidatorsConfig.builder().build());
  }

  /**
   * The check for a schema that is packaged with the engine.
   *
   * @param name such as {@code team.schema.json}
   */
  public static SchemaCheck named(String name) {
    try (InputStream in = SchemaCheck.class.getResourceAsStream("/tmuxo/schema/" + name)) {
      return new SchemaCheck(Json.mapper().readTree(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reports what does not fit.
   *
   * @return violated rules between fields, which the caller reports itself
   */
  public List<Field> check(Field root, Problems problems) {
    List<Field> between = new ArrayList<>();
    for (ValidationMessage message : schema.validate(root.toJson())) {
      Field at = locate(root, message.getInstanceLocation());
      if (BETWEEN_FIELDS.stream().anyMatch(k -> message.getEvaluationPath().contains(k))) {
        between.add(at);
      } else {
        report(message, at, problems);
      }
    }
    return between;
  }

  private void report(ValidationMessage message, Field at, Problems problems) {
    JsonNode parent = parentOf(message);
    String property = message.getProperty();
    switch (message.getType()) {
      case "additionalProperties" ->
          problems.add(
              ErrorCode.FIELD_UNKNOWN,
              at.get(property).orElse(at),
              Field.unknown(property, names(parent.path("properties"))));
      case "required" ->
          problems.add(ErrorCode.FIELD_MISSING, at.place(), at.pathOf(property), "is missing");
      case "type" -> problems.add(ErrorCode.FIELD_INVALID, at, type(parent.path("type"), at));
      case "enum" -> {
        List<String> known = texts(parent.path("enum"));
        problems.add(
            ErrorCode.FIELD_INVALID,
            at,
            "must be one of " + Suggestions.list(known) + Suggestions.question(at.shown(), known));
      }
      case "pattern" ->
          problems.add(ErrorCode.FIELD_INVALID, at, parent.path(WORDING).asText("is not valid"));
      case "minLength" -> problems.add(ErrorCode.FIELD_INVALID, at, "must not be empty");
      case "minItems" -> problems.add(ErrorCode.FIELD_INVALID, at, "must have at least one entry");
      case "minimum", "maximum" ->
          problems.add(
              ErrorCode.FIELD_INVALID,
              at,
              "must be a whole number from "
                  + parent.path("minimum").asText()
                  + " to "
                  + parent.path("maximum").asText());
      case "propertyNames" ->
          problems.add(
              ErrorCode.FIELD_INVALID,
              at.get(property).orElse(at),
              parent.path("propertyNames").path(WORDING).asText("is not valid"));
      case "maxItems" ->
          problems.add(
              ErrorCode.FIELD_INVALID,
              at,
              "must have at most " + parent.path("maxItems").asText() + " entries");
      // The library's own words may show the value.
      default ->
          problems.add(ErrorCode.FIELD_INVALID, at, "is not valid (" + message.getType() + ")");
    }
  }

  private static String type(JsonNode wanted, Field at) {
    List<String> types = wanted.isArray() ? texts(wanted) : List.of(wanted.asText());
    String name =
        switch (types.get(0)) {
          case "object" -> "a mapping (\"name: value\" lines)";
          case "array" -> "a list (\"- ...\" lines)";
          case "integer" -> "a whole number";
          case "boolean" -> "true or false";
          default -> "text";
        };
    boolean quotes = name.equals("text") && at.scalar().isPresent();
    return "must be " + name + ", not " + at.described() + (quotes ? "; put it in quotes" : "");
  }

  private JsonNode parentOf(ValidationMessage message) {
    String pointer = message.getSchemaLocation().getFragment().toString();
    return definition.at(pointer.substring(0, pointer.lastIndexOf('/')));
  }

  private static Field locate(Field root, JsonNodePath location) {
    Field at = root;
    for (int i = 0; i < location.getNameCount(); i++) {
      Object element = location.getElement(i);
      at =
          element instanceof Integer index
              ? at.items().get(index)
              : at.get(element.toString()).orElse(at);
    }
    return at;
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
  }
}
