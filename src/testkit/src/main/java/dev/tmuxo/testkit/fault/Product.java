package dev.tmuxo.testkit.fault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tmuxo.testkit.tmux.Processes;
import dev.tmuxo.testkit.tmux.TmuxFixture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The product as a user has it: its program, its daemon, the daemon's API, in a state directory of
 * its own. Thread-safe.
 */
final class Product {
  static final JsonMapper JSON = JsonMapper.builder().build();

  /** An answer that takes longer is as good as none. */
  private static final int ANSWER_MILLIS = 20_000;

  private static final Duration COMMAND = Duration.ofSeconds(90);

  private final List<String> command;
  private final Path state;
  private final Path directory;
  private final Map<String, String> variables;

  /** What a command printed. */
  record Printed(int status, String out, String err) {}

  /** What the API answered; the status 0 says that nothing came. */
  record Answer(int status, JsonNode body) {
    boolean ok() {
      return status >= 200 && status < 300;
    }
  }

  /** The daemon's way in, as it tells it. */
  private record Endpoint(String url, long pid, String token) {}

  /**
   * A product that has not been started.
   *
   * @param command program and first arguments
   * @param directory where its commands run and write
   * @param state its state directory
   * @param marker by which everything it leaves behind is found
   * @param more variables of its environment
   */
  Product(
      List<String> command, Path directory, Path state, String marker, Map<String, String> more) {
    this.command = List.copyOf(command);
    this.directory = directory;
    this.state = state;
    this.variables = new HashMap<>(more);
    this.variables.putAll(
        Map.of(
            "HOME",
            directory.toString(),
            "LANG",
            "C.UTF-8",
            "TMUXO_HOME",
            state.toString(),
            TmuxFixture.MARKER_VARIABLE,
            marker,
            "TMUXO_ENVIRONMENT_PASS",
            TmuxFixture.MARKER_VARIABLE,
            "TMUXO_STOP_GRACE",
            "1s",
            "TMUXO_RESTART_LIMIT",
            "1000",
            "TMUXO_RESTART_WINDOW",
            "3s",
            "TMUXO_DELIVERY_TIMEOUT",
            "5s",
            "TMUXO_JOURNAL_ROTATE",
            "256KiB"));
  }

  Path journals(String team) {
    return state.resolve("teams").resolve(team);
  }

  /** Starts a daemon and does not wait for it. */
  void startDaemon() {
    launch(List.of("serve"), "daemon");
  }

  /** Runs a command to its end. */
  Printed run(String... arguments) {
    String name = arguments[0] + "-" + Thread.currentThread().getId();
    Process process = launch(Arrays.asList(arguments), name);
    try {
      if (!process.waitFor(COMMAND.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return new Printed(-1, "", "no end after " + COMMAND);
      }
      return new Printed(
          process.exitValue(),
          Files.readString(directory.resolve(name + ".out")),
          Files.readString(directory.resolve(name + ".err")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private Process launch(List<String> arguments, String name) {
    List<String> line = new ArrayList<>(command);
    line.addAll(arguments);
    ProcessBuilder builder =
        new ProcessBuilder(line)
            .directory(directory.toFile())
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectOutput(directory.resolve(name + ".out").toFile())
            .redirectError(directory.resolve(name + ".err").toFile());
    builder.environment().keySet().removeIf(variable -> variable.startsWith("TMUX"));
    builder.environment().putAll(variables);
    try {
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start " + line, e);
    }
  }

  /** The daemon's process, as the file says that tells where it is; it may be dead. */
  Optional<Long> daemon() {
    return endpoint().map(Endpoint::pid);
  }

  /** Every process that is the daemon of this state directory, or about to be. */
  List<Long> daemons() {
    return Processes.withVariable("TMUXO_HOME", state.toString()).stream()
        .filter(process -> Processes.describe(process).contains(" serve"))
        .map(ProcessHandle::pid)
        .toList();
  }

  private Optional<Endpoint> endpoint() {
    try {
      JsonNode file =
          JSON.readTree(Files.readAllBytes(state.resolve("daemon").resolve("endpoint.json")));
      String token = Files.readString(Path.of(file.path("token").asText()));
      return Optional.of(new Endpoint(file.path("url").asText(), file.path("pid").asLong(), token));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  Answer get(String path) {
    return call("GET", path, "");
  }

  /** Posts once, whatever comes of it. */
  Answer post(String path, String body) {
    return call("POST", path, body);
  }

  Answer delete(String path) {
    return call("DELETE", path, "");
  }

  private Answer call(String method, String path, String body) {
    Optional<Endpoint> endpoint = endpoint();
    if (endpoint.isEmpty()) {
      return new Answer(0, JSON.nullNode());
    }
    try {
      HttpURLConnection http =
          (HttpURLConnection) new URL(endpoint.get().url() + path).openConnection(Proxy.NO_PROXY);
      http.setRequestMethod(method);
      http.setConnectTimeout(ANSWER_MILLIS);
      http.setReadTimeout(ANSWER_MILLIS);
      http.setRequestProperty("Authorization", "Bearer " + endpoint.get().token());
      if (method.equals("POST")) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        http.setRequestProperty("Content-Type", "application/json");
        http.setDoOutput(true);
        // Of a known length: otherwise the JDK would post it again by itself when it fails.
        http.setFixedLengthStreamingMode(bytes.length);
        http.getOutputStream().write(bytes);
      }
      int status = http.getResponseCode();
      try (var in = status < 400 ? http.getInputStream() : http.getErrorStream()) {
        return new Answer(status, in == null ? JSON.nullNode() : JSON.readTree(in));
      }
    } catch (IOException e) {
      return new Answer(0, JSON.nullNode());
    }
  }
}
