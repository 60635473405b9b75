package dev.tmuxo.server.home;

import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.error.TmuxoException;
import dev.tmuxo.engine.json.Json;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/**
 * The daemon's own directory in a state directory: its lock, its token, its endpoint. The lock is
 * the system's, so it ends with its holder, however that ends; who holds it is the daemon.
 *
 * @param state the state directory
 */
public record DaemonHome(Path state) {
  private static final int TRIES = 100;
  private static final int PAUSE_MILLIS = 10;

  public Path directory() {
    return state.resolve("daemon");
  }

  /** What the daemon itself logs. */
  public Path log() {
    return state.resolve("log").resolve("daemon.log");
  }

  /** What the daemon prints when it cannot log: before it is up, or when Java fails. */
  public Path output() {
    return state.resolve("log").resolve("daemon.out");
  }

  Path token() {
    return directory().resolve("token");
  }

  private Path endpointFile() {
    return directory().resolve("endpoint.json");
  }

  private Path lockFile() {
    return directory().resolve("lock");
  }

  // --- the daemon's side ---

  /**
   * Becomes the daemon of this state directory until the lock is closed.
   *
   * @throws TmuxoException {@code DAEMON_RUNNING} if there is one
   */
  public FileChannel lock() throws IOException, InterruptedException {
    makeDirectory();
    FileChannel file = openLock();
    // Who asks whether there is a daemon holds the lock for a moment.
    for (int i = 0; i < TRIES; i++) {
      FileLock lock = file.tryLock(0, 1, false);
      if (lock != null) {
        return file;
      }
      Thread.sleep(PAUSE_MILLIS);
    }
    file.close();
    String who = endpoint().map(e -> "process " + e.pid()).orElse("another process");
    throw new TmuxoException(
        ErrorCode.DAEMON_RUNNING,
        who + " is the daemon of " + state,
        "Use it, or stop it: tmuxo serve --stop.");
  }

  private void makeDirectory() throws IOException {
    PrivateDirectories.create(directory());
  }

  private FileChannel openLock() throws IOException {
    return FileChannel.open(
        lockFile(),
        Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
  }

  /** Writes the token for callers to read. */
  public Path publishToken(String token) throws IOException {
    write(token(), token.getBytes(StandardCharsets.UTF_8));
    return token();
  }

  /** Tells callers where the daemon is. */
  public void publish(Endpoint endpoint) throws IOException {
    write(endpointFile(), Json.mapper().writeValueAsBytes(endpoint));
  }

  /** The daemon is about to end. */
  public void withdraw() throws IOException {
    Files.deleteIfExists(endpointFile());
    Files.deleteIfExists(token());
  }

  /** All of it or nothing, for its owner only. */
  private void write(Path file, byte[] content) throws IOException {
    Path fresh =
        Files.createTempFile(
            directory(),
            "new",
            "",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try (FileChannel out = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(content);
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
    }
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
  }

  // --- the callers' side ---

  /** Whether there is a daemon, ready or not. */
  public boolean held() throws IOException {
    if (!Files.exists(lockFile())) {
      return false;
    }
    try (FileChannel file = openLock();
        FileLock lock = file.tryLock(0, 1, true)) {
      return lock == null;
    } catch (OverlappingFileLockException e) {
      return true; // This very process is the daemon.
    }
  }

  /**
   * The endpoint of the daemon there is; empty if there is none, or it is not ready yet. What a
   * dead daemon left is not believed: another program may have its port by now.
   */
  public Optional<Endpoint> running() throws IOException {
    return held() ? endpoint() : Optional.empty();
  }

  private Optional<Endpoint> endpoint() throws IOException {
    try {
      return Optional.of(
          Json.mapper().readValue(Files.readAllBytes(endpointFile()), Endpoint.class));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }
}
