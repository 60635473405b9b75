package dev.tmuxo.api;

import java.io.IOException;

/** What a handler has to say. */
sealed interface Answer {

  /** One JSON value. */
  record Value(int status, Object body) implements Answer {}

  /** Text for other programs than ours. */
  record Text(String contentType, String body) implements Answer {}

  /** A JSON value a line, for as long as there are any. */
  record Lines(Source source) implements Answer {}

  static Answer ok(Object body) {
    return new Value(200, body);
  }

  static Answer accepted(Object body) {
    return new Value(202, body);
  }

  /** Where lines come from. */
  @FunctionalInterface
  interface Source {
    /** Writes until there is no more to say; throws when nobody reads. */
    void writeTo(Sink sink) throws IOException, InterruptedException;
  }

  /** Where lines go; each is sent at once. */
  interface Sink {
    /**
     * One value.
     *
     * @param json on one line
     */
    void line(String json) throws IOException;

    /** One value that a reader can resume after. */
    void line(long id, String json) throws IOException;

    /** Says nothing, and finds out whether somebody still reads. */
    void beat() throws IOException;
  }
}
