package dev.tmuxo.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import dev.tmuxo.engine.document.Printable;
import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.error.TmuxoException;
import dev.tmuxo.engine.json.Json;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One request, as handlers see it. All of it is untrusted. */
final class Call {
  /** A team file with a briefing for each of many agents fits. */
  static final int MAX_BODY = 16 << 20;

  private static final Duration LONGEST = Duration.ofDays(1);
  private static final int SHOWN = 60;

  private final HttpServletRequest request;
  private final Map<String, String> names;

  /**
   * A request that matched a route.
   *
   * @param names what stands in its path for the route's holes
   */
  Call(HttpServletRequest request, Map<String, String> names) {
    this.request = request;
    this.names = Map.copyOf(names);
  }

  /** What stands in the path for {@code {name}}. */
  String name(String hole) {
    return names.get(hole);
  }

  Optional<String> query(String name) {
    return Optional.ofNullable(request.getParameter(name)).filter(value -> !value.isEmpty());
  }

  boolean flag(String name) {
    return query(name).map("true"::equals).orElse(false);
  }

  Optional<Duration> duration(String name) {
    try {
      return query(name).map(Duration::parse).filter(d -> !d.isNegative());
    } catch (DateTimeException e) {
      throw invalid(name, "an ISO-8601 duration such as PT90S");
    }
  }

  /** How long the caller wants to wait. */
  Duration timeout() {
    return duration("timeout").filter(d -> d.compareTo(LONGEST) < 0).orElse(LONGEST);
  }

  Optional<Instant> instant(String name) {
    try {
      return query(name).map(Instant::parse);
    } catch (DateTimeException e) {
      throw invalid(name, "an instant such as 2026-01-31T09:00:00Z");
    }
  }

  long number(String name, long otherwise) {
    return query(name).map(text -> number(name, text)).orElse(otherwise);
  }

  private long number(String name, String text) {
    if (!text.matches("[0-9]{1,18}")) {
      throw invalid(name, "a whole number");
    }
    return Long.parseLong(text);
  }

  <E extends Enum<E>> Optional<E> choice(String name, Class<E> type) {
    try {
      return query(name).map(text -> Enum.valueOf(type, text.toUpperCase(Locale.ROOT)));
    } catch (IllegalArgumentException e) {
      throw invalid(name, "one of its values (docs/api.md)");
    }
  }

  /** What a stream's reader saw last before it was cut off, by the event stream's own rule. */
  Optional<String> lastEventId() {
    return Optional.ofNullable(request.getHeader("Last-Event-ID"));
  }

  boolean accepts(String mediaType) {
    String accept = request.getHeader("Accept");
    return accept != null && accept.toLowerCase(Locale.ROOT).contains(mediaType);
  }

  private TmuxoException invalid(String name, String wanted) {
    String given = Printable.line(query(name).orElse(""), SHOWN);
    return new TmuxoException(
        ErrorCode.REQUEST_INVALID,
        "the parameter " + name + " is \"" + given + "\"",
        "It must be " + wanted + ".");
  }

  /**
   * The body.
   *
   * @throws TmuxoException {@code REQUEST_INVALID} if it is no JSON, too large, or not of that form
   */
  <T> T body(Class<T> type) throws IOException {
    return body(type, Json.mapper().reader());
  }

  /** As {@link #body}, of a type of which nothing may be left out but what is optional. */
  <T> T wholeBody(Class<T> type) throws IOException {
    return body(
        type, Json.mapper().reader().with(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES));
  }

  private <T> T body(Class<T> type, ObjectReader reader) throws IOException {
    String media = Optional.ofNullable(request.getContentType()).orElse("");
    // No page of another site can send this type without asking first.
    if (!media.toLowerCase(Locale.ROOT).startsWith("application/json")) {
      throw badBody("is not of type application/json", "Send Content-Type: application/json.");
    }
    byte[] bytes = request.getInputStream().readNBytes(MAX_BODY + 1);
    if (bytes.length > MAX_BODY) {
      throw badBody("has more than " + MAX_BODY + " bytes", "Put large texts into files.");
    }
    try {
      T value = reader.readValue(bytes, type);
      if (value == null) {
        throw badBody("is null", "See docs/api.md.");
      }
      return value;
    } catch (ValueInstantiationException e) {
      throw badBody("lacks a field: " + where(e), "See docs/api.md.");
    } catch (JsonProcessingException e) {
      throw badBody("is not as it must be: " + where(e), "See docs/api.md.");
    }
  }

  /** Where and in what way; not the text itself, which may hold secrets. */
  private static String where(JsonProcessingException e) {
    String path =
        e instanceof JsonMappingException mapping
            ? mapping.getPathReference().replaceAll("[\\w.$]+\\.(\\w+)\\[", "$1[")
            : "line " + (e.getLocation() == null ? 0 : e.getLocation().getLineNr());
    return Printable.line(path, 200);
  }

  private static TmuxoException badBody(String what, String remedy) {
    return new TmuxoException(ErrorCode.REQUEST_INVALID, "the request's body " + what, remedy);
  }
}
