package dev.tmuxo.testkit.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * What a client asked of the model.
 *
 * @param path as in {@code /v1/chat/completions}
 * @param key the API key it sent; empty if none
 * @param body the request's JSON
 */
public record ModelRequest(Instant at, String path, String key, JsonNode body) {
  public String model() {
    return body.path("model").asText();
  }

  public boolean streaming() {
    return body.path("stream").asBoolean();
  }

  /** Whether the client offers tools: agents do in a turn, mostly not in background requests. */
  public boolean offersTools() {
    return !body.path("tools").isEmpty();
  }

  /** The system prompt, all its parts. */
  public String system() {
    return messages("system");
  }

  /**
   * The last message's text, if a user wrote it. Of a message in parts it is the last one: agent
   * CLIs put reminders of their own before what their user said.
   */
  public Optional<String> user() {
    return last("user");
  }

  /** The last message's text, if it is a tool's result. */
  public Optional<String> tool() {
    return last("tool");
  }

  private Optional<String> last(String role) {
    JsonNode messages = body.path("messages");
    JsonNode last = messages.path(messages.size() - 1);
    return last.path("role").asText().equals(role)
        ? Optional.of(lastPart(last.path("content")))
        : Optional.empty();
  }

  private String messages(String role) {
    return StreamSupport.stream(body.path("messages").spliterator(), false)
        .filter(message -> message.path("role").asText().equals(role))
        .map(message -> text(message.path("content")))
        .collect(Collectors.joining("\n"));
  }

  private static String lastPart(JsonNode content) {
    return content.isArray()
        ? content.path(content.size() - 1).path("text").asText()
        : text(content);
  }

  /** A message's content is a string, or a list of parts of which some are text. */
  private static String text(JsonNode content) {
    if (content.isTextual()) {
      return content.asText();
    }
    return StreamSupport.stream(content.spliterator(), false)
        .map(part -> part.path("text").asText())
        .collect(Collectors.joining("\n"));
  }
}
