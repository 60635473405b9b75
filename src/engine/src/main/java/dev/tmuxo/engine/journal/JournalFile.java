package dev.tmuxo.engine.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.error.TmuxoException;
import dev.tmuxo.engine.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A journal as a file of JSON Lines, one entry a line.
 *
 * <p>A writer thread takes whatever has gathered since its last write and writes it in one go, so
 * that the disk sees few large writes and callers none. Sequence numbers go on where the file ends.
 * Only its owner can read the file: messages may be confidential.
 */
public final class JournalFile implements Journal {
  private final Path file;
  private final String team;
  private final Clock clock;
  private final FileChannel channel;
  private final ObjectWriter json = Json.mapper().writerFor(JournalEntry.class);
  private final List<Consumer<JournalEntry>> listeners = new CopyOnWriteArrayList<>();
  private final Thread writer;
  private final long firstSeq;

  // Guarded by "this".
  private List<JournalEntry> gathered = new ArrayList<>();
  private CompletableFuture<Void> nextWrite = new CompletableFuture<>();
  private CompletableFuture<Void> lastWrite = CompletableFuture.completedFuture(null);
  private long nextSeq;
  private boolean closed;

  private JournalFile(Path file, String team, Clock clock, FileChannel channel, long lastSeq) {
    this.file = file;
    this.team = team;
    this.clock = clock;
    this.channel = channel;
    this.firstSeq = lastSeq + 1;
    this.nextSeq = lastSeq + 1;
    this.writer = new Thread(this::writeUntilClosed, "tmuxo-journal-" + team);
    writer.setDaemon(true);
  }

  /**
   * Opens or creates the journal of a team.
   *
   * @throws TmuxoException {@link ErrorCode#STORAGE} if the file cannot be read or written
   */
  public static JournalFile open(Path file, String team, Clock clock) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      long lastSeq = lastSeq(file);
      FileChannel channel =
          FileChannel.open(
              file,
              java.util.Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND),
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      JournalFile journal = new JournalFile(file, team, clock, channel, lastSeq);
      journal.writer.start();
      return journal;
    } catch (IOException | UncheckedIOException e) {
      throw storage(file, e);
    }
  }

  private static long lastSeq(Path file) throws IOException {
    if (!Files.exists(file)) {
      return 0;
    }
    try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
      Optional<String> last = lines.reduce((earlier, later) -> later);
      return last.isEmpty() ? 0 : Json.mapper().readTree(last.get()).path("seq").asLong();
    }
  }

  /** Where the entries are. */
  public Path file() {
    return file;
  }

  @Override
  public JournalEntry append(Event event) {
    JournalEntry entry;
    synchronized (this) {
      if (closed) {
        throw new IllegalStateException("the journal of team " + team + " is closed");
      }
      entry = new JournalEntry(nextSeq++, clock.instant(), team, event);
      gathered.add(entry);
      if (gathered.size() == 1) {
        notifyAll();
      }
    }
    for (Consumer<JournalEntry> listener : listeners) {
      listener.accept(entry);
    }
    return entry;
  }

  @Override
  public synchronized CompletableFuture<Void> written() {
    return gathered.isEmpty() ? lastWrite : nextWrite;
  }

  @Override
  public AutoCloseable subscribe(Consumer<JournalEntry> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /**
   * The entries since this journal was opened, as the file has them now. Reads the file: not for
   * the mailbox's sake.
   */
  public List<JournalEntry> entries() {
    written().join();
    try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
      return lines.map(JournalFile::parse).filter(entry -> entry.seq() >= firstSeq).toList();
    } catch (IOException | UncheckedIOException e) {
      throw storage(file, e);
    }
  }

  private static JournalEntry parse(String line) {
    try {
      return Json.mapper().readValue(line, JournalEntry.class);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      notifyAll();
    }
    boolean interrupted = false;
    while (writer.isAlive()) {
      try {
        writer.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void writeUntilClosed() {
    try (channel) {
      for (Batch batch = next(); !batch.entries().isEmpty(); batch = next()) {
        write(batch);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private record Batch(List<JournalEntry> entries, CompletableFuture<Void> done) {}

  private synchronized Batch next() {
    while (gathered.isEmpty() && !closed) {
      try {
        wait();
      } catch (InterruptedException e) {
        // Nobody has a reason to interrupt this thread: wait on, what is gathered must be written.
      }
    }
    Batch batch = new Batch(gathered, nextWrite);
    gathered = new ArrayList<>();
    lastWrite = nextWrite;
    nextWrite = new CompletableFuture<>();
    return batch;
  }

  private void write(Batch batch) {
    try {
      ByteArrayOutputStream lines = new ByteArrayOutputStream();
      for (JournalEntry entry : batch.entries()) {
        json.writeValue(lines, entry);
        lines.write('\n');
      }
      ByteBuffer bytes = ByteBuffer.wrap(lines.toByteArray());
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      batch.done().complete(null);
    } catch (IOException e) {
      batch.done().completeExceptionally(storage(file, e));
    }
  }

  private static TmuxoException storage(Path file, Exception cause) {
    return new TmuxoException(
        ErrorCode.STORAGE,
        "cannot use the journal " + file + ": " + cause.getMessage(),
        "Check that the disk has room and that the file belongs to you.",
        cause);
  }
}
