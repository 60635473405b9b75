package dev.tmuxo.server.client;

import dev.tmuxo.api.wire.ErrorBody;
import dev.tmuxo.api.wire.StreamError;
import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.error.TmuxoException;
import dev.tmuxo.engine.json.Json;
import dev.tmuxo.server.home.Endpoint;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Calls the daemon's API. Errors are the exceptions they were in the daemon. The JDK's oldest HTTP
 * client serves best here: it starts in a few milliseconds, and there is one request to make.
 */
public final class ApiClient {
  private static final Duration CONNECT = Duration.ofSeconds(5);

  /** The daemon sends something every second while somebody waits. */
  private static final Duration SILENCE = Duration.ofSeconds(60);

  /** Starting and stopping teams tell nothing until they are done. */
  private static final Duration LONG_WORK = Duration.ofMinutes(15);

  private final Endpoint endpoint;
  private final String token;

  /** Gets the lines of a stream. */
  @FunctionalInterface
  public interface LineReader {
    /**
     * One line.
     *
     * @return whether to go on
     */
    boolean line(String json) throws IOException;
  }

  private ApiClient(Endpoint endpoint, String token) {
    this.endpoint = endpoint;
    this.token = token;
  }

  static ApiClient of(Endpoint endpoint) throws IOException {
    return new ApiClient(endpoint, Files.readString(Path.of(endpoint.token())));
  }

  public Endpoint endpoint() {
    return endpoint;
  }

  /** The answer's JSON. */
  public String get(String path) {
    return text("GET", path, Optional.empty());
  }

  /** As {@link #get(String)}, as a value. */
  public <T> T get(String path, Class<T> type) {
    return read(get(path), type);
  }

  /** The answer's JSON. */
  public String post(String path, Object body) {
    return text("POST", path, Optional.of(body));
  }

  /** The answer's JSON. */
  public String post(String path) {
    return text("POST", path, Optional.empty());
  }

  /** The answer's JSON. */
  public String delete(String path) {
    return text("DELETE", path, Optional.empty());
  }

  /** Reads lines until there are no more, or the reader has enough. */
  public void lines(String method, String path, Optional<Object> body, LineReader reader) {
    try {
      HttpURLConnection connection = open(method, path, body, SILENCE);
      try (BufferedReader in =
          new BufferedReader(
              new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
        for (String line = in.readLine(); line != null; line = in.readLine()) {
          if (line.startsWith(StreamError.START)) {
            throw read(line, StreamError.class).error().exception();
          }
          if (!line.isEmpty() && !reader.line(line)) {
            return;
          }
        }
      } finally {
        connection.disconnect();
      }
    } catch (IOException e) {
      throw lost(e);
    }
  }

  /** The value of an answer. */
  public static <T> T read(String json, Class<T> type) {
    try {
      return Json.mapper().readValue(json, type);
    } catch (IOException e) {
      throw new TmuxoException(
          ErrorCode.DAEMON_LOST,
          "the daemon's answer cannot be understood",
          "It may be of another version than this command: tmuxo serve --status tells. To change"
              + " it, tmuxo serve --stop; teams run on.",
          e);
    }
  }

  private String text(String method, String path, Optional<Object> body) {
    try {
      HttpURLConnection connection = open(method, path, body, LONG_WORK);
      try (InputStream in = connection.getInputStream()) {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
      }
    } catch (IOException e) {
      throw lost(e);
    }
  }

  private HttpURLConnection open(
      String method, String path, Optional<Object> body, Duration silence) throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection) new URL(endpoint.url() + path).openConnection(Proxy.NO_PROXY);
    connection.setRequestMethod(method);
    connection.setConnectTimeout((int) CONNECT.toMillis());
    connection.setReadTimeout((int) silence.toMillis());
    connection.setInstanceFollowRedirects(false);
    connection.setUseCaches(false);
    connection.setRequestProperty("Authorization", "Bearer " + token);
    connection.setRequestProperty("Accept", "application/json, application/jsonl");
    if (method.equals("POST")) {
      byte[] json = body.isPresent() ? Json.mapper().writeValueAsBytes(body.get()) : new byte[0];
      connection.setRequestProperty("Content-Type", "application/json");
      connection.setDoOutput(true);
      // Of a known length: otherwise the JDK would send a failed POST again by itself.
      connection.setFixedLengthStreamingMode(json.length);
      try (OutputStream out = connection.getOutputStream()) {
        out.write(json);
      }
    }
    if (connection.getResponseCode() >= 400) {
      throw error(connection);
    }
    return connection;
  }

  private static TmuxoException error(HttpURLConnection connection) throws IOException {
    try (InputStream in = connection.getErrorStream()) {
      byte[] json = in == null ? new byte[0] : in.readAllBytes();
      return read(new String(json, StandardCharsets.UTF_8), ErrorBody.class).exception();
    }
  }

  private TmuxoException lost(IOException cause) {
    return new TmuxoException(
        ErrorCode.DAEMON_LOST,
        "the connection to the daemon (process "
            + endpoint.pid()
            + ") broke: "
            + cause.getMessage(),
        "What it accepted is in the journal: tmuxo log TEAM. Its own log is log/daemon.log in the"
            + " state directory.",
        cause);
  }
}
