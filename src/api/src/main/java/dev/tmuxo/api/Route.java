package dev.tmuxo.api;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A way into the API.
 *
 * @param pattern segments of the path; {@code {name}} takes any one
 */
record Route(String method, List<String> pattern, Handler handler) {

  /** Does what a request asks. */
  @FunctionalInterface
  interface Handler {
    Answer handle(Call call) throws IOException, InterruptedException;
  }

  /** {@code Route.of("GET", "/teams/{team}", ...)}. */
  static Route of(String method, String pattern, Handler handler) {
    return new Route(method, segments(pattern), handler);
  }

  /** As {@link #of} takes it. */
  String path() {
    return "/" + String.join("/", pattern);
  }

  static List<String> segments(String path) {
    return List.of(path.substring(1).split("/", -1));
  }

  /** What stands in the path for the holes; empty if it is another path. */
  Optional<Map<String, String>> match(List<String> path) {
    if (path.size() != pattern.size()) {
      return Optional.empty();
    }
    Map<String, String> names = new HashMap<>();
    for (int i = 0; i < path.size(); i++) {
      String wanted = pattern.get(i);
      if (wanted.startsWith("{") && !path.get(i).isEmpty()) {
        names.put(wanted.substring(1, wanted.length() - 1), path.get(i));
      } else if (!wanted.equals(path.get(i))) {
        return Optional.empty();
      }
    }
    return Optional.of(names);
  }
}
