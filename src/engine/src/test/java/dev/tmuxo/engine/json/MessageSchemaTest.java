package dev.tmuxo.engine.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.f4b6a3.ulid.UlidCreator;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import dev.tmuxo.engine.message.AgentMessage;
import dev.tmuxo.engine.message.MessageType;
import dev.tmuxo.engine.message.Priority;
import dev.tmuxo.engine.message.UncertainPolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.UniqueElements;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The JSON of messages is what {@code docs/schema/message.schema.json} says. */
final class MessageSchemaTest {

  private static final JsonNode DEFINITION = definition();
  private static final JsonSchema SCHEMA =
      JsonSchemaFactory.getInstance(VersionFlag.V202012)
          .getSchema(
              DEFINITION, SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build());

  private static JsonNode definition() {
    try {
      return Json.mapper()
          .readTree(Files.readString(Path.of("../../docs/schema/message.schema.json")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> complaints(JsonNode json) {
    return SCHEMA.validate(json).stream().map(ValidationMessage::getMessage).toList();
  }

  @Property
  void everyMessageFitsTheSchemaAndIsReadBackUnchanged(
      @ForAll @NotEmpty String sender,
      @ForAll @Size(min = 1, max = 3) List<@NotEmpty String> recipients,
      @ForAll MessageType type,
      @ForAll String content,
      @ForAll @UniqueElements @Size(max = 3) List<String> keys,
      @ForAll Priority priority,
      @ForAll @LongRange(min = 0, max = 4_000_000_000L) long time,
      @ForAll boolean flag,
      @ForAll UncertainPolicy policy)
      throws JsonProcessingException {
    Map<String, String> metadata = new HashMap<>();
    keys.forEach(k -> metadata.put(k, content));
    AgentMessage message =
        new AgentMessage(
            UlidCreator.getMonotonicUlid().toString(),
            Instant.ofEpochMilli(time * 1000 + time % 1000),
            sender,
            recipients,
            type,
            content,
            metadata,
            priority,
            flag ? Optional.of(Duration.ofMillis(time)) : Optional.empty(),
            flag,
            flag ? Optional.empty() : Optional.of("01JD2Q7M8ZK3V5T9X4R6W0B1CE"),
            policy);

    String json = Json.mapper().writeValueAsString(message);

    assertThat(complaints(Json.mapper().readTree(json))).isEmpty();
    assertThat(Json.mapper().readValue(json, AgentMessage.class)).isEqualTo(message);
  }

  @Test
  void itsExamplesAreMessagesAndWrittenTheSameWay() throws IOException {
    assertThat(DEFINITION.path("examples")).hasSizeGreaterThan(1);
    for (JsonNode example : DEFINITION.path("examples")) {
      assertThat(complaints(example)).isEmpty();
      AgentMessage message = Json.mapper().treeToValue(example, AgentMessage.class);
      assertThat(Json.mapper().<JsonNode>valueToTree(message)).isEqualTo(example);
    }
  }

  @Test
  void itDescribesEveryComponentAndNothingElse() {
    List<String> properties = new ArrayList<>();
    DEFINITION.path("properties").fieldNames().forEachRemaining(properties::add);
    assertThat(properties)
        .containsExactlyElementsOf(
            Arrays.stream(AgentMessage.class.getRecordComponents())
                .map(RecordComponent::getName)
                .toList());
    assertThat(DEFINITION.path("properties")).allMatch(p -> p.has("description"));
  }

  @Test
  void unknownPropertiesAreIgnored() throws IOException {
    ObjectNode example = DEFINITION.path("examples").get(0).deepCopy();
    example.put("fromTheFuture", 1);
    assertThat(complaints(example)).isEmpty();
    assertThat(Json.mapper().treeToValue(example, AgentMessage.class).sender()).isEqualTo("pm");
  }

  @ParameterizedTest
  @CsvSource({
    "id, 1234",
    "timestamp, yesterday",
    "sender, ''",
    "type, telegram",
    "priority, 5",
    "ttl, 15m",
    "onUncertain, maybe"
  })
  void itRefusesWhatNoMessageHas(String property, String value) {
    ObjectNode example = DEFINITION.path("examples").get(0).deepCopy();
    example.put(property, value);
    assertThat(complaints(example)).isNotEmpty();
  }
}
