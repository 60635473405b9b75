package dev.tmuxo.testkit.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tmuxo.testkit.model.ModelRule.Part;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScriptedModelTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private final HttpClient client = HttpClient.newHttpClient();

  @Test
  void answersByWhatTheUserSaidLast() throws Exception {
    ModelScript script = new ModelScript(ModelRule.user("hello (\\w+)", Reply.text("Hi ${1}")));
    try (ScriptedModel model = ScriptedModel.start(script)) {
      JsonNode answer = JSON.readTree(ask(model, "m", "k", user("hello world"), false).body());
      JsonNode choice = answer.path("choices").path(0);
      assertThat(choice.path("message").path("content").asText()).isEqualTo("Hi world");
      assertThat(choice.path("finish_reason").asText()).isEqualTo("stop");
      assertThat(answer.path("usage").path("total_tokens").asInt()).isPositive();
    }
  }

  @Test
  void streamsWordByWordAndEndsWithUsage() throws Exception {
    ModelScript script = new ModelScript(ModelRule.always(Reply.text("one  two\nthree ")));
    try (ScriptedModel model = ScriptedModel.start(script)) {
      HttpResponse<String> response = ask(model, "m", "k", user("x"), true);
      assertThat(response.headers().firstValue("content-type")).contains("text/event-stream");
      List<String> events = response.body().lines().filter(line -> !line.isEmpty()).toList();
      assertThat(events).last().isEqualTo("data: [DONE]");
      StringBuilder text = new StringBuilder();
      for (String event : events.subList(0, events.size() - 1)) {
        JsonNode part = JSON.readTree(event.substring("data: ".length()));
        text.append(part.path("choices").path(0).path("delta").path("content").asText(""));
      }
      assertThat(text).hasToString("one  two\nthree ");
      assertThat(events.get(events.size() - 2)).contains("\"usage\"");
    }
  }

  @Test
  void callsToolsAndAnswersTheirResults() throws Exception {
    ToolCall call = new ToolCall("run_shell_command", Map.of("command", "echo ${1}"));
    ModelScript script =
        new ModelScript(
            ModelRule.user("run (.*)", Reply.call(call)),
            ModelRule.tool("exit 0", Reply.text("It ran")));
    try (ScriptedModel model = ScriptedModel.start(script)) {
      JsonNode asked = JSON.readTree(ask(model, "m", "k", user("run \"x\""), false).body());
      JsonNode tool = asked.at("/choices/0/message/tool_calls/0");
      assertThat(tool.at("/function/name").asText()).isEqualTo("run_shell_command");
      assertThat(tool.at("/function/arguments").asText())
          .isEqualTo("{\"command\":\"echo \\\"x\\\"\"}");
      assertThat(asked.at("/choices/0/finish_reason").asText()).isEqualTo("tool_calls");
      String result =
          "[{\"role\":\"user\",\"content\":\"run x\"},{\"role\":\"tool\",\"content\":\"exit 0\"}]";
      assertThat(ask(model, "m", "k", result, false).body()).contains("It ran");
    }
  }

  @Test
  void tellsItsClientsApartByModelAndKey() throws Exception {
    ModelScript script =
        new ModelScript(
            ModelRule.always(Reply.text("I am pm")).and(Part.MODEL, "^pm$"),
            ModelRule.always(Reply.text("I am dev")).and(Part.KEY, "^dev-key$"));
    try (ScriptedModel model = ScriptedModel.start(script)) {
      assertThat(ask(model, "pm", "x", user("who"), false).body()).contains("I am pm");
      assertThat(ask(model, "m", "dev-key", user("who"), false).body()).contains("I am dev");
      assertThat(ask(model, "m", "x", user("who"), false).body()).contains("OK");
      assertThat(model.requests())
          .extracting(ModelRequest::key)
          .containsExactly("x", "dev-key", "x");
    }
  }

  @Test
  void countsAndFails() throws Exception {
    ModelScript script =
        new ModelScript(
            ModelRule.always(Reply.error(429, "slow down")).nth(1),
            ModelRule.always(Reply.text("fine")));
    try (ScriptedModel model = ScriptedModel.start(script)) {
      HttpResponse<String> first = ask(model, "m", "k", user("x"), true);
      assertThat(first.statusCode()).isEqualTo(429);
      assertThat(first.body()).contains("slow down");
      assertThat(ask(model, "m", "k", user("x"), false).body()).contains("fine");
    }
  }

  @Test
  void takesItsTime() throws Exception {
    Reply slow = Reply.text("a b c").after(Duration.ofMillis(200)).every(Duration.ofMillis(20));
    try (ScriptedModel model = ScriptedModel.start(new ModelScript(ModelRule.always(slow)))) {
      long start = System.nanoTime();
      ask(model, "m", "k", user("x"), true);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(260));
    }
  }

  @Test
  void readsItsScriptFromAFile(@TempDir Path directory) throws Exception {
    Path file = directory.resolve("model.json");
    Files.writeString(
        file,
        """
        {"rules": [
          {"model": "pm", "user": "build (\\\\w+)", "nth": 1,
           "reply": {"toolCalls": [{"name": "sh", "arguments": {"command": "make ${1}"}}]}},
          {"user": ".", "reply": {"text": "no", "delayMs": 1, "tokenMs": 1}}
        ]}
        """);
    try (ScriptedModel model = ScriptedModel.start(ModelScript.read(file))) {
      assertThat(ask(model, "pm", "k", user("build it"), false).body()).contains("make it");
      assertThat(ask(model, "pm", "k", user("build it"), false).body()).contains("\"no\"");
    }
  }

  @Test
  void listsAModelAndRefusesWhatItDoesNotKnow() throws Exception {
    try (ScriptedModel model = ScriptedModel.start(new ModelScript())) {
      assertThat(get(model, "/models").body()).contains("scripted");
      assertThat(get(model, "/other").statusCode()).isEqualTo(404);
    }
  }

  private static String user(String text) throws IOException {
    return "[{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":"
        + JSON.writeValueAsString(text)
        + "}]}]";
  }

  private HttpResponse<String> ask(
      ScriptedModel model, String name, String key, String messages, boolean stream)
      throws IOException, InterruptedException {
    String body =
        "{\"model\":\"%s\",\"stream\":%s,\"stream_options\":{\"include_usage\":true},\"messages\":%s}"
            .formatted(name, stream, messages);
    return client.send(
        HttpRequest.newBuilder(URI.create(model.url() + "/chat/completions"))
            .header("Authorization", "Bearer " + key)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> get(ScriptedModel model, String path)
      throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(URI.create(model.url() + path)).build(),
        HttpResponse.BodyHandlers.ofString());
  }
}
