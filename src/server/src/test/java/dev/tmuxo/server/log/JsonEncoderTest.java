package dev.tmuxo.server.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import com.fasterxml.jackson.databind.JsonNode;
import dev.tmuxo.engine.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class JsonEncoderTest {
  private final LoggerContext context = new LoggerContext();

  @Test
  void aLineIsOneObjectWhateverTheTextHolds() throws IOException {
    LoggingEvent event =
        new LoggingEvent(
            "x",
            context.getLogger("dev.tmuxo.Some"),
            Level.WARN,
            "said {}",
            new IllegalStateException("why\n"),
            new Object[] {"\"a\"\n\u0007{\"level\":\"ERROR\"}"});
    event.setMDCPropertyMap(Map.of("team", "shop", "message", "01HX"));
    String line = new String(new JsonEncoder().encode(event), StandardCharsets.UTF_8);
    assertThat(line).endsWith("}\n").containsOnlyOnce("\n");
    JsonNode object = Json.mapper().readTree(line);
    assertThat(object.path("level").asText()).isEqualTo("WARN");
    assertThat(object.path("text").asText()).isEqualTo("said \"a\"\n\u0007{\"level\":\"ERROR\"}");
    assertThat(object.path("team").asText()).isEqualTo("shop");
    assertThat(object.path("message").asText()).isEqualTo("01HX");
    assertThat(object.path("error").asText()).contains("IllegalStateException: why", "at dev.");
    assertThat(object.path("at").asText()).endsWith("Z");
  }
}
