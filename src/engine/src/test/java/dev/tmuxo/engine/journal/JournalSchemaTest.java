package dev.tmuxo.engine.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import dev.tmuxo.engine.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Lines of journals are what {@code docs/schema/journal.schema.json} says. */
final class JournalSchemaTest {
  private static final JsonNode DEFINITION = definition();
  private static final JsonSchema SCHEMA =
      JsonSchemaFactory.getInstance(VersionFlag.V202012)
          .getSchema(
              DEFINITION, SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build());

  @TempDir Path directory;

  private static JsonNode definition() {
    try {
      return Json.mapper()
          .readTree(Files.readString(Path.of("../../docs/schema/journal.schema.json")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> complaints(JsonNode json) {
    return SCHEMA.validate(json).stream().map(ValidationMessage::getMessage).toList();
  }

  private static Stream<JsonSubTypes.Type> events() {
    return Arrays.stream(Event.class.getAnnotation(JsonSubTypes.class).value());
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  @Test
  void everyEventHasAName() {
    assertThat(events().<Class<?>>map(JsonSubTypes.Type::value))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Event.class.getPermittedSubclasses()).toList());
  }

  @ParameterizedTest
  @MethodSource("events")
  void itDescribesEveryComponentOfEveryEventAndNothingElse(JsonSubTypes.Type event) {
    JsonNode definition = DEFINITION.path("$defs").path(event.name());
    List<RecordComponent> components = Arrays.stream(event.value().getRecordComponents()).toList();

    assertThat(definition.isObject()).as("$defs has %s", event.name()).isTrue();
    assertThat(names(definition.path("properties")))
        .containsExactlyElementsOf(components.stream().map(RecordComponent::getName).toList());
    assertThat(definition.path("properties")).allMatch(p -> p.has("description") || p.has("$ref"));
    assertThat(definition.path("required"))
        .extracting(JsonNode::asText)
        .isSubsetOf(
            components.stream()
                .filter(c -> c.getType() != Optional.class)
                .map(RecordComponent::getName)
                .toList());
    assertThat(DEFINITION.path("properties").path("event").path("allOf"))
        .anyMatch(rule -> rule.at("/if/properties/type/const").asText().equals(event.name()));
  }

  @Test
  void itsExamplesAreAJournal() throws IOException {
    List<String> lines = new ArrayList<>();
    for (JsonNode example : DEFINITION.path("examples")) {
      assertThat(complaints(example)).isEmpty();
      lines.add(Json.mapper().writeValueAsString(example));
    }
    Files.write(directory.resolve("journal.jsonl"), lines);
    JournalReport report = JournalCheck.of(directory);
    assertThat(report.findings()).isEmpty();
    assertThat(report.torn()).isEmpty();
    assertThat(report.entries()).isEqualTo(2);
  }

  @Test
  void whatIsWrittenFitsIt() throws IOException {
    Journals.write(directory, 3);
    for (String line : Files.readAllLines(directory.resolve("journal.jsonl"))) {
      assertThat(complaints(Json.mapper().readTree(line))).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"v, 2", "seq, 0", "at, 7", "sum, abc", "event, {}", "team, null"})
  void itRefusesWhatNoLineIs(String property, String value) throws IOException {
    ObjectNode example = DEFINITION.path("examples").get(0).deepCopy();
    example.set(
        property, value.equals("abc") ? example.textNode(value) : Json.mapper().readTree(value));
    assertThat(complaints(example)).isNotEmpty();
  }

  @Test
  void itRefusesAnEventThatLacksSomething() {
    ObjectNode example = DEFINITION.path("examples").get(0).deepCopy();
    ((ObjectNode) example.path("event")).remove("pane");
    assertThat(complaints(example)).isNotEmpty();
  }
}
