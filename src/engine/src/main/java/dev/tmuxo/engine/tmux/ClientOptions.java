package dev.tmuxo.engine.tmux;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How a control client behaves.
 *
 * @param name what its threads are called after, such as {@code local-shop}
 * @param mark by which later hosts know this client; see {@code ClientMark}
 * @param flags client flags of {@code attach-session -f}; commands need none of a pane's output
 * @param maxRequests how many requests may be unanswered at once
 * @param maxBytes how many bytes of commands may be unanswered at once
 * @param timeout how long a request may take unless it says otherwise
 * @param heartbeat after how much silence the server is asked for a sign of life
 * @param patience how long that sign may take before we hang up
 */
public record ClientOptions(
    String name,
    Optional<String> mark,
    List<String> flags,
    int maxRequests,
    long maxBytes,
    Duration timeout,
    Duration heartbeat,
    Duration patience) {

  public ClientOptions {
    flags = List.copyOf(flags);
  }

  /** For commands and state: no output, no influence on window sizes. */
  public static ClientOptions commands(String name) {
    return new ClientOptions(
        name,
        Optional.empty(),
        List.of("no-output", "ignore-size"),
        20_000,
        64L << 20,
        Duration.ofSeconds(30),
        Duration.ofSeconds(10),
        Duration.ofSeconds(15));
  }

  ClientOptions withMark(String newMark) {
    return new ClientOptions(
        name, Optional.of(newMark), flags, maxRequests, maxBytes, timeout, heartbeat, patience);
  }

  public ClientOptions withFlags(String... newFlags) {
    return new ClientOptions(
        name, mark, List.of(newFlags), maxRequests, maxBytes, timeout, heartbeat, patience);
  }

  public ClientOptions withBounds(int requests, long bytes) {
    return new ClientOptions(name, mark, flags, requests, bytes, timeout, heartbeat, patience);
  }

  public ClientOptions withTimeout(Duration newTimeout) {
    return new ClientOptions(
        name, mark, flags, maxRequests, maxBytes, newTimeout, heartbeat, patience);
  }

  public ClientOptions withHeartbeat(Duration interval, Duration newPatience) {
    return new ClientOptions(
        name, mark, flags, maxRequests, maxBytes, timeout, interval, newPatience);
  }
}
