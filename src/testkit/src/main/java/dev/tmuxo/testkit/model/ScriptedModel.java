package dev.tmuxo.testkit.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * A model server on the loopback interface that speaks as much of OpenAI's API as agent CLIs need
 * and answers by a {@link ModelScript}. Several CLIs can play different agents through one server,
 * told apart by model name or API key.
 */
public final class ScriptedModel implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final HttpServer server;
  private final ModelScript script;
  private final Optional<Path> record;
  private final List<ModelRequest> requests = new CopyOnWriteArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "scripted-model");
            thread.setDaemon(true);
            return thread;
          });

  private ScriptedModel(HttpServer server, ModelScript script, Optional<Path> record) {
    this.server = server;
    this.script = script;
    this.record = record;
  }

  /** Starts a server on a port that is free. */
  public static ScriptedModel start(ModelScript script) throws IOException {
    return start(script, 0, Optional.empty());
  }

  private static ScriptedModel start(ModelScript script, int port, Optional<Path> record)
      throws IOException {
    HttpServer http =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    ScriptedModel model = new ScriptedModel(http, script, record);
    http.createContext("/", model::handle);
    http.setExecutor(model.threads);
    http.start();
    return model;
  }

  /** What clients call the base URL, without a slash at its end. */
  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
  }

  /** Everything asked so far, in the order of arrival. */
  public List<ModelRequest> requests() {
    return List.copyOf(requests);
  }

  /** Answers nobody any more; replies under way are cut off. */
  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      ModelRequest request = receive(exchange);
      String path = request.path();
      if (path.endsWith("/chat/completions")) {
        remember(request);
        complete(exchange, request, script.answer(request));
      } else if (path.endsWith("/models")) {
        send(exchange, 200, models());
      } else {
        remember(request);
        send(exchange, 404, error(404, "no such path: " + path));
      }
    }
  }

  private synchronized void remember(ModelRequest request) throws IOException {
    requests.add(request);
    if (record.isPresent()) {
      ObjectNode line = JSON.createObjectNode().put("at", request.at().toString());
      line.put("path", request.path()).put("key", request.key()).set("body", request.body());
      Files.writeString(
          record.get(), line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
  }

  private static ModelRequest receive(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    JsonNode json = body.length == 0 ? JSON.createObjectNode() : JSON.readTree(body);
    String key =
        Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
            .map(header -> header.replaceFirst("^Bearer ", ""))
            .orElse("");
    return new ModelRequest(Instant.now(), exchange.getRequestURI().getPath(), key, json);
  }

  private void complete(HttpExchange exchange, ModelRequest request, Reply reply)
      throws IOException {
    Completion completion = new Completion(request, reply);
    pause(reply.delay());
    if (reply.status() != 200) {
      exchange.getResponseHeaders().set("Retry-After", "1");
      send(exchange, reply.status(), error(reply.status(), reply.text()));
    } else if (request.streaming()) {
      stream(exchange, completion.parts(), reply.cadence());
    } else {
      send(exchange, 200, completion.whole());
    }
  }

  private void stream(HttpExchange exchange, List<ObjectNode> parts, Duration cadence)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
    exchange.sendResponseHeaders(200, 0);
    try (OutputStream out = exchange.getResponseBody()) {
      for (ObjectNode part : parts) {
        event(out, part.toString());
        pause(cadence);
      }
      event(out, "[DONE]");
    }
  }

  private static void event(OutputStream out, String data) throws IOException {
    out.write(("data: " + data + "\n\n").getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  private static void send(HttpExchange exchange, int status, ObjectNode answer)
      throws IOException {
    byte[] bytes = JSON.writeValueAsBytes(answer);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private static ObjectNode models() {
    ObjectNode answer = JSON.createObjectNode().put("object", "list");
    answer.putArray("data").addObject().put("id", "scripted").put("object", "model");
    return answer;
  }

  private static ObjectNode error(int status, String message) {
    ObjectNode answer = JSON.createObjectNode();
    answer
        .putObject("error")
        .put("message", message)
        .put("type", status == 429 ? "rate_limit_exceeded" : "api_error")
        .put("code", Integer.toString(status));
    return answer;
  }

  /** Waits, unless the server is closed meanwhile. */
  private void pause(Duration duration) {
    try {
      if (!duration.isZero() && closed.await(duration.toMillis(), TimeUnit.MILLISECONDS)) {
        Thread.currentThread().interrupt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Runs a server until it is ended; prints its base URL first.
   *
   * @param args the script's file, then optionally a port (0: any that is free) and a file to which
   *     each request is appended as a line of JSON
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    if (args.length < 1 || args.length > 3) {
      System.err.println("usage: ScriptedModel SCRIPT.json [PORT [RECORD.jsonl]]");
      System.exit(2);
    }
    int port = args.length > 1 ? Integer.parseInt(args[1]) : 0;
    Optional<Path> record = args.length > 2 ? Optional.of(Path.of(args[2])) : Optional.empty();
    ScriptedModel model = start(ModelScript.read(Path.of(args[0])), port, record);
    System.out.println(model.url());
    model.closed.await();
  }
}
