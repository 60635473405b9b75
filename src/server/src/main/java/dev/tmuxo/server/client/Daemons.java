package dev.tmuxo.server.client;

import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.error.TmuxoException;
import dev.tmuxo.server.home.DaemonHome;
import dev.tmuxo.server.home.Endpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Finds the daemon of a state directory, and starts it when there is none.
 *
 * @param state the state directory, absolute
 */
public record Daemons(Path state) {
  private static final Duration START = Duration.ofSeconds(30);
  private static final Duration STOP = Duration.ofSeconds(30);
  private static final long PAUSE_MILLIS = 10;
  private static final int SHOWN = 2_000;

  /**
   * A client of the daemon, which is started if need be.
   *
   * @throws TmuxoException {@code DAEMON_NOT_STARTED} with what it said
   */
  public ApiClient client() throws IOException, InterruptedException {
    return ApiClient.of(start());
  }

  /** A client of the daemon, if there is one. */
  public Optional<ApiClient> running() throws IOException {
    Optional<Endpoint> endpoint = home().running();
    return endpoint.isPresent() ? Optional.of(ApiClient.of(endpoint.get())) : Optional.empty();
  }

  private DaemonHome home() {
    return new DaemonHome(state);
  }

  /** Starts the daemon unless it runs, and waits until it can be called. */
  public Endpoint start() throws IOException, InterruptedException {
    Optional<Endpoint> known = home().running();
    if (known.isPresent()) {
      return known.get();
    }
    // Somebody else may be starting it right now; then ours will find the lock taken and end.
    Process process = Detached.start(home());
    long end = System.nanoTime() + START.toNanos();
    while (System.nanoTime() < end) {
      boolean alive = process.isAlive();
      Optional<Endpoint> endpoint = home().running();
      if (endpoint.isPresent()) {
        return endpoint.get();
      }
      if (!alive && !home().held()) {
        throw notStarted("ended at once with status " + process.exitValue());
      }
      Thread.sleep(PAUSE_MILLIS);
    }
    throw notStarted("is not up after " + START.toSeconds() + " s");
  }

  private TmuxoException notStarted(String how) throws IOException {
    Path output = home().output();
    String said = Files.exists(output) ? Files.readString(output).strip() : "";
    String end = said.substring(Math.max(0, said.length() - SHOWN));
    return new TmuxoException(
        ErrorCode.DAEMON_NOT_STARTED,
        "the daemon " + how + (end.isEmpty() ? "" : "; it said:\n  " + end.replace("\n", "\n  ")),
        "tmuxo serve runs it in the foreground. Its log: " + home().log());
  }

  /**
   * Ends the daemon; its teams run on. Returns once it is gone.
   *
   * @return whether there was one
   */
  public boolean stop() throws IOException, InterruptedException {
    Optional<Endpoint> endpoint = home().running();
    if (endpoint.isEmpty()) {
      return false;
    }
    ProcessHandle.of(endpoint.get().pid()).ifPresent(ProcessHandle::destroy);
    long end = System.nanoTime() + STOP.toNanos();
    while (home().held()) {
      if (System.nanoTime() > end) {
        throw new TmuxoException(
            ErrorCode.TIMED_OUT,
            "the daemon (process " + endpoint.get().pid() + ") has not ended yet",
            "Look at its log: " + home().log());
      }
      Thread.sleep(PAUSE_MILLIS);
    }
    return true;
  }
}
