package dev.tmuxo.testkit.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A reply in the words of OpenAI's chat completions.
 *
 * @see <a href="https://platform.openai.com/docs/api-reference/chat">the API's reference</a>
 */
final class Completion {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Pattern TOKEN = Pattern.compile("\\s*\\S+|\\s+");
  private static final int CHARS_PER_TOKEN = 4;

  private final String id = "chatcmpl-" + UUID.randomUUID();
  private final long created = Instant.now().getEpochSecond();
  private final ModelRequest request;
  private final Reply reply;

  Completion(ModelRequest request, Reply reply) {
    this.request = request;
    this.reply = reply;
  }

  /** The whole answer as one object. */
  ObjectNode whole() {
    ObjectNode message = JSON.createObjectNode().put("role", "assistant");
    message.put("content", reply.text());
    if (!reply.toolCalls().isEmpty()) {
      message.set("tool_calls", toolCalls());
    }
    ObjectNode answer = envelope("chat.completion");
    ObjectNode choice = answer.putArray("choices").addObject().put("index", 0);
    choice.set("message", message);
    choice.put("finish_reason", finishReason());
    answer.set("usage", usage());
    return answer;
  }

  /** The answer as the parts of a stream: each word, the tool calls, the end, the usage. */
  List<ObjectNode> parts() {
    List<ObjectNode> parts = new ArrayList<>();
    parts.add(part(JSON.createObjectNode().put("role", "assistant").put("content", ""), null));
    TOKEN
        .matcher(reply.text())
        .results()
        .map(MatchResult::group)
        .forEach(word -> parts.add(part(JSON.createObjectNode().put("content", word), null)));
    if (!reply.toolCalls().isEmpty()) {
      ObjectNode delta = JSON.createObjectNode();
      delta.set("tool_calls", toolCalls());
      parts.add(part(delta, null));
    }
    parts.add(part(JSON.createObjectNode(), finishReason()));
    if (request.body().path("stream_options").path("include_usage").asBoolean()) {
      ObjectNode last = envelope("chat.completion.chunk");
      last.putArray("choices");
      last.set("usage", usage());
      parts.add(last);
    }
    return parts;
  }

  private ObjectNode part(ObjectNode delta, String finishReason) {
    ObjectNode part = envelope("chat.completion.chunk");
    ObjectNode choice = part.putArray("choices").addObject().put("index", 0);
    choice.set("delta", delta);
    choice.put("finish_reason", finishReason);
    return part;
  }

  private ObjectNode envelope(String object) {
    return JSON.createObjectNode()
        .put("id", id)
        .put("object", object)
        .put("created", created)
        .put("model", request.model());
  }

  private ArrayNode toolCalls() {
    ArrayNode calls = JSON.createArrayNode();
    for (ToolCall call : reply.toolCalls()) {
      ObjectNode node = calls.addObject().put("index", calls.size() - 1);
      node.put("id", id + "-call-" + calls.size()).put("type", "function");
      node.putObject("function").put("name", call.name()).put("arguments", json(call.arguments()));
    }
    return calls;
  }

  private String finishReason() {
    return reply.toolCalls().isEmpty() ? "stop" : "tool_calls";
  }

  /** Figures of a plausible size; nobody counts tokens here. */
  private ObjectNode usage() {
    int prompt = request.body().path("messages").toString().length() / CHARS_PER_TOKEN;
    int completion =
        1 + (reply.text().length() + toolCalls().toString().length()) / CHARS_PER_TOKEN;
    return JSON.createObjectNode()
        .put("prompt_tokens", prompt)
        .put("completion_tokens", completion)
        .put("total_tokens", prompt + completion);
  }

  private static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("a tool call's arguments must be JSON", e);
    }
  }
}
