package dev.tmuxo.api;

import java.time.Duration;

/** What a host measures, of the API and otherwise. Called by many threads at once. */
public interface Metrics {
  /** The form of {@link #exposition}: Prometheus' text format. */
  String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  /**
   * A request that was dealt with.
   *
   * @param method {@code -} if there is no such route
   * @param route its pattern, such as {@code /teams/{team}}; {@code -} if there is none or the
   *     caller was not let in
   * @param stream whether it lasted for as long as its caller wanted to listen
   */
  record Answered(String method, String route, int status, boolean stream, Duration time) {}

  /** Counts a request. */
  void answered(Answered request);

  /** All there is to tell now. */
  String exposition();
}
