package dev.tmuxo.api;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Lines as the caller wants them: JSON Lines (an empty line is a beat), or an event stream
 * (https://html.spec.whatwg.org/multipage/server-sent-events.html).
 */
final class LineSink implements Answer.Sink {
  private static final String EVENTS = "text/event-stream";

  private final OutputStream out;
  private final boolean events;

  private LineSink(OutputStream out, boolean events) {
    this.out = out;
    this.events = events;
  }

  static LineSink open(HttpServletResponse response, Call call) throws IOException {
    boolean events = call.accepts(EVENTS);
    response.setContentType(events ? EVENTS : "application/jsonl");
    response.setCharacterEncoding("UTF-8");
    // Nobody reads before the first line unless the head goes out now.
    response.flushBuffer();
    return new LineSink(response.getOutputStream(), events);
  }

  @Override
  public void line(String json) throws IOException {
    send(events ? "data: " + json + "\n\n" : json + "\n");
  }

  @Override
  public void line(long id, String json) throws IOException {
    send(events ? "id: " + id + "\ndata: " + json + "\n\n" : json + "\n");
  }

  @Override
  public void beat() throws IOException {
    send(events ? ":\n\n" : "\n");
  }

  private void send(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
