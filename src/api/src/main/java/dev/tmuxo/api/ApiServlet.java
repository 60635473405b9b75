package dev.tmuxo.api;

import dev.tmuxo.api.wire.ErrorBody;
import dev.tmuxo.api.wire.StreamError;
import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.error.TmuxoException;
import dev.tmuxo.engine.json.Json;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the route, lets its handler answer, and tells errors as JSON. */
final class ApiServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(ApiServlet.class);

  /** Each stream takes a thread of the host. */
  private static final int MOST_STREAMS = 100;

  private final transient Gate gate;
  private final transient List<Route> routes;
  private final transient Optional<Metrics> metrics;
  private final transient Semaphore streams = new Semaphore(MOST_STREAMS);

  ApiServlet(Gate gate, List<Route> routes, Optional<Metrics> metrics) {
    this.gate = gate;
    this.routes = List.copyOf(routes);
    this.metrics = metrics;
  }

  /** What is known of a request so far, for {@link Metrics}. */
  private static final class Progress {
    private final long begun = System.nanoTime();
    private String method = "-";
    private String route = "-";
    private boolean stream;

    Metrics.Answered answered(int status) {
      Duration time = Duration.ofNanos(System.nanoTime() - begun);
      return new Metrics.Answered(method, route, status, stream, time);
    }
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Progress progress = new Progress();
    try {
      serve(request, response, progress);
    } finally {
      metrics.ifPresent(m -> m.answered(progress.answered(response.getStatus())));
    }
  }

  private void serve(HttpServletRequest request, HttpServletResponse response, Progress progress)
      throws IOException {
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Content-Type-Options", "nosniff");
    try {
      gate.check(request);
      Match match = match(request, response);
      progress.method = match.route().method();
      progress.route = match.route().path();
      Answer answer = match.route().handler().handle(match.call());
      progress.stream = answer instanceof Answer.Lines;
      write(answer, match.call(), response);
    } catch (CompletionException e) {
      error(response, e.getCause() == null ? e : e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      error(response, busy("the host stops"));
    } catch (RuntimeException e) {
      error(response, e);
    }
  }

  private record Match(Route route, Call call) {}

  private Match match(HttpServletRequest request, HttpServletResponse response) {
    String path = Optional.ofNullable(request.getPathInfo()).orElse("/");
    List<String> segments = Route.segments(path);
    for (Route route : routes) {
      Optional<Map<String, String>> names = route.match(segments);
      if (names.isPresent() && route.method().equals(request.getMethod())) {
        return new Match(route, new Call(request, names.get()));
      }
    }
    String allowed =
        routes.stream()
            .filter(route -> route.match(segments).isPresent())
            .map(Route::method)
            .distinct()
            .collect(Collectors.joining(", "));
    if (allowed.isEmpty()) {
      throw new TmuxoException(
          ErrorCode.ROUTE_UNKNOWN, "the API has no such path", "docs/api.md lists them.");
    }
    response.setHeader("Allow", allowed);
    throw new TmuxoException(
        ErrorCode.ROUTE_UNKNOWN,
        "that path takes " + allowed + ", not " + method(request),
        "docs/api.md lists them.");
  }

  private static String method(HttpServletRequest request) {
    return request.getMethod().matches("[A-Z]{1,20}") ? request.getMethod() : "that";
  }

  private void write(Answer answer, Call call, HttpServletResponse response)
      throws IOException, InterruptedException {
    if (answer instanceof Answer.Value value) {
      value(response, value.status(), value.body());
      return;
    } else if (answer instanceof Answer.Text text) {
      send(response, 200, text.contentType(), text.body().getBytes(StandardCharsets.UTF_8));
      return;
    }
    if (!streams.tryAcquire()) {
      throw busy("more than " + MOST_STREAMS + " callers wait for what happens");
    }
    try {
      stream(((Answer.Lines) answer).source(), LineSink.open(response, call));
    } finally {
      streams.release();
    }
  }

  /** The status is sent already: an error is told as the last line. */
  private static void stream(Answer.Source source, Answer.Sink sink)
      throws IOException, InterruptedException {
    try {
      source.writeTo(sink);
    } catch (TmuxoException e) {
      sink.line(Json.mapper().writeValueAsString(new StreamError(ErrorBody.of(e))));
    }
  }

  private static TmuxoException busy(String why) {
    return new TmuxoException(ErrorCode.TOO_BUSY, why, "Try again.");
  }

  private static void value(HttpServletResponse response, int status, Object body)
      throws IOException {
    send(response, status, "application/json", Json.mapper().writeValueAsBytes(body));
  }

  private static void send(
      HttpServletResponse response, int status, String contentType, byte[] body)
      throws IOException {
    response.setStatus(status);
    response.setContentType(contentType);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  private static void error(HttpServletResponse response, Throwable failure) throws IOException {
    if (response.isCommitted()) {
      // In the middle of a stream: that it breaks off is all that can be told.
      LOG.warn("a stream broke off", failure);
      throw new IOException("broken off", failure);
    }
    TmuxoException known = failure instanceof TmuxoException e ? e : defect(failure);
    if (known.code() == ErrorCode.ACCESS_DENIED) {
      response.setHeader("WWW-Authenticate", "Bearer");
    }
    int status = response.getHeader("Allow") == null ? HttpStatus.of(known.code()) : 405;
    value(response, status, ErrorBody.of(known));
  }

  private static TmuxoException defect(Throwable failure) {
    LOG.error("a request failed", failure);
    return new TmuxoException(
        ErrorCode.INTERNAL,
        "internal error: " + failure.getClass().getSimpleName(),
        "This is a defect of tmuxo; the host's log has the details. Please report it.");
  }
}
