package dev.tmuxo.testkit.tmux;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Private tmux servers for one test, in a temporary directory, driven by plain {@code tmux}
 * processes. The binary is {@code tmux}, or what the environment variable {@code TMUXO_TEST_TMUX}
 * names.
 *
 * <p>Everything started through the fixture carries its {@link #marker()} in its environment; what
 * a test starts by itself should carry {@link #environment()}. Closing kills the fixture's servers
 * and then fails if a process with the marker is left, whose command line it names; it is killed.
 *
 * <p>Not for several threads at once.
 */
public final class TmuxFixture implements AutoCloseable {
  /** The variable whose value tells the fixture's processes from all others. */
  public static final String MARKER_VARIABLE = "TMUXO_TEST_MARKER";

  private static final Duration GRACE = Duration.ofSeconds(5);

  private final String marker = UUID.randomUUID().toString();
  private final Path directory;
  private final List<TmuxServer> servers = new ArrayList<>();

  public TmuxFixture() {
    try {
      // A socket's path has at most 107 bytes; createTempDirectory makes it private (0700).
      directory = Files.createTempDirectory("tk").toRealPath();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make a directory for tmux sockets", e);
    }
  }

  /** The tmux program that tests are to use. */
  public static String binary() {
    return Optional.ofNullable(System.getenv("TMUXO_TEST_TMUX")).orElse("tmux");
  }

  /** A private directory, removed at the end. */
  public Path directory() {
    return directory;
  }

  public String marker() {
    return marker;
  }

  /** What a process that a test starts by itself should have in its environment. */
  public Map<String, String> environment() {
    return Map.of(MARKER_VARIABLE, marker);
  }

  /** The server of that name. tmux starts it with its first session. */
  public TmuxServer server(String name) {
    Path socket = directory.resolve(name + ".sock");
    Optional<TmuxServer> known =
        servers.stream().filter(server -> server.socket().equals(socket)).findFirst();
    if (known.isPresent()) {
      return known.get();
    }
    TmuxServer server = new TmuxServer(socket, environment());
    servers.add(server);
    return server;
  }

  /** The fixture's usual server. */
  public TmuxServer server() {
    return server("tmux");
  }

  /** The fixture's processes that are alive, tmux servers included. */
  public List<ProcessHandle> processes() {
    return Processes.withVariable(MARKER_VARIABLE, marker);
  }

  /**
   * Kills the servers and removes the directory.
   *
   * @throws AssertionError if a process with the fixture's marker survives that
   */
  @Override
  public void close() {
    servers.forEach(TmuxServer::kill);
    boolean clean = Waiting.until(GRACE, () -> processes().isEmpty());
    List<ProcessHandle> left = clean ? List.of() : processes();
    List<String> described = left.stream().map(Processes::describe).toList();
    left.forEach(ProcessHandle::destroyForcibly);
    delete(directory);
    if (!described.isEmpty()) {
      throw new AssertionError("processes left behind by the test: " + described);
    }
  }

  private static void delete(Path directory) {
    try (Stream<Path> tree = Files.walk(directory)) {
      for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove " + directory, e);
    }
  }
}
