package dev.tmuxo.testkit.model;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tmuxo.testkit.model.ModelRule.Part;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What a model answers: the first rule that a request meets decides; without one it says {@code
 * OK}. For several threads.
 */
public final class ModelScript {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Set<String> NAMES =
      Set.of("model", "key", "system", "user", "tool", "nth", "reply");

  private final List<Counted> rules = new CopyOnWriteArrayList<>();

  private record Counted(ModelRule rule, AtomicInteger met) {}

  public ModelScript(ModelRule... rules) {
    for (ModelRule rule : rules) {
      add(rule);
    }
  }

  /** Adds a rule behind the others. */
  public ModelScript add(ModelRule rule) {
    rules.add(new Counted(rule, new AtomicInteger()));
    return this;
  }

  /** Reads a script from a JSON file, whose form {@code docs/testkit.md} shows. */
  public static ModelScript read(Path file) throws IOException {
    ModelScript script = new ModelScript();
    for (JsonNode rule : JSON.readTree(file.toFile()).path("rules")) {
      script.add(rule(rule));
    }
    return script;
  }

  Reply answer(ModelRequest request) {
    for (Counted counted : rules) {
      if (counted.rule.meets(request)) {
        int met = counted.met.incrementAndGet();
        if (counted.rule.nth() == 0 || counted.rule.nth() == met) {
          return counted.rule.filled(request);
        }
      }
    }
    return Reply.text("OK");
  }

  private static ModelRule rule(JsonNode node) {
    node.fieldNames()
        .forEachRemaining(
            name -> {
              if (!NAMES.contains(name)) {
                throw new IllegalArgumentException("a rule has no '" + name + "', only " + NAMES);
              }
            });
    ModelRule rule = ModelRule.always(reply(node.path("reply"))).nth(node.path("nth").asInt());
    for (Part part : Part.values()) {
      JsonNode pattern = node.path(part.name().toLowerCase(Locale.ROOT));
      if (pattern.isTextual()) {
        rule = rule.and(part, pattern.asText());
      }
    }
    return rule;
  }

  private static Reply reply(JsonNode node) {
    List<ToolCall> calls = new ArrayList<>();
    for (JsonNode call : node.path("toolCalls")) {
      Map<String, Object> arguments =
          JSON.convertValue(call.path("arguments"), new TypeReference<Map<String, Object>>() {});
      calls.add(new ToolCall(call.path("name").asText(), arguments));
    }
    return new Reply(
        node.path("status").asInt(200),
        node.path("text").asText(),
        calls,
        Duration.ofMillis(node.path("delayMs").asLong()),
        Duration.ofMillis(node.path("tokenMs").asLong()));
  }
}
