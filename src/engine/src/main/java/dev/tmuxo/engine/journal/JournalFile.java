package dev.tmuxo.engine.journal;

import dev.tmuxo.engine.config.Settings;
import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.error.TmuxoException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A journal as files in a team's directory: one JSON object a line, chained by checksums ({@code
 * docs/journal.md}).
 *
 * <p>A writer thread takes what has gathered since its last write, writes it, forces it to disk
 * once, and then completes {@link #written}: so many callers share one force. What the disk does
 * not take stays in memory and is tried again, at growing intervals, until it does. Only the owner
 * can read the files: messages may be confidential.
 */
public final class JournalFile implements Journal {
  private static final Logger LOG = LoggerFactory.getLogger(JournalFile.class);
  private static final Duration FIRST_RETRY = Duration.ofMillis(50);
  private static final Duration LAST_RETRY = Duration.ofSeconds(5);

  private final JournalDirectory directory;
  private final String team;
  private final Clock clock;
  private final JournalLock lock;
  private final JournalWriter<?> files;
  private final List<Consumer<JournalEntry>> listeners = new CopyOnWriteArrayList<>();
  private final Thread writer;
  private final long firstSeq;

  // Guarded by "this".
  private final Unwritten unwritten = new Unwritten();
  private long nextSeq;
  private boolean closed;

  /**
   * An opened journal.
   *
   * @param state what its entries added up to at that moment; the caller's own
   */
  public record Opened<P>(JournalFile journal, P state) {}

  private JournalFile(
      JournalDirectory directory,
      String team,
      Clock clock,
      JournalLock lock,
      JournalWriter<?> files,
      long lastSeq) {
    this.directory = directory;
    this.team = team;
    this.clock = clock;
    this.lock = lock;
    this.files = files;
    this.firstSeq = lastSeq + 1;
    this.nextSeq = lastSeq + 1;
    this.writer = new Thread(this::writeUntilClosed, "tmuxo-journal-" + team);
    writer.setDaemon(true);
  }

  /**
   * Opens or creates the journal of a team. A torn last line is cut and the first new entry says
   * so.
   *
   * @param directory the team's own; the journal's files have names of their own in it
   * @throws TmuxoException {@link ErrorCode#STORAGE} if files cannot be read or written; {@link
   *     ErrorCode#JOURNAL_IN_USE} if somebody else writes it; {@link ErrorCode#JOURNAL_DAMAGED} if
   *     anything but the last line is not what was written; {@link ErrorCode#JOURNAL_TOO_NEW}
   */
  public static <P extends Projection<P>> Opened<P> open(
      Path directory,
      String team,
      Clock clock,
      Settings.Journal settings,
      Projection.Kind<P> kind) {
    JournalDirectory files = new JournalDirectory(directory);
    try {
      Files.createDirectories(directory);
      JournalLock lock = JournalLock.acquire(files);
      boolean opened = false;
      try {
        Recovery.Found<P> found = Recovery.read(files, kind);
        List<Event> repairs = TornLine.cut(files, found, clock);
        JournalWriter<P> writer =
            new JournalWriter<>(
                files, team, new Housekeeping(files, settings), found, found.state().copy());
        writer.prepare();
        JournalFile journal = new JournalFile(files, team, clock, lock, writer, found.lastSeq());
        journal.writer.start();
        repairs.forEach(journal::append);
        opened = true;
        return new Opened<>(journal, found.state());
      } finally {
        if (!opened) {
          lock.close();
        }
      }
    } catch (IOException e) {
      throw JournalErrors.storage(files.current(), e);
    }
  }

  /** The file that is being written; full ones lie beside it. */
  public Path file() {
    return directory.current();
  }

  @Override
  public JournalEntry append(Event event) {
    JournalEntry entry;
    synchronized (this) {
      if (closed) {
        throw new IllegalStateException("the journal of team " + team + " is closed");
      }
      entry = new JournalEntry(nextSeq++, clock.instant(), team, event);
      boolean idle = unwritten.isEmpty();
      unwritten.add(entry);
      if (idle) {
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
    return unwritten.written();
  }

  @Override
  public synchronized boolean writable() {
    return !unwritten.failing();
  }

  @Override
  public AutoCloseable subscribe(Consumer<JournalEntry> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /** The entries since this journal was opened; see {@link #entries(long)}. */
  public List<JournalEntry> entries() {
    return entries(firstSeq);
  }

  /**
   * The entries from a number on, also those that are not on disk yet. Reads files: not for a
   * mailbox with something better to do.
   */
  public List<JournalEntry> entries(long from) {
    List<JournalEntry> inMemory;
    long firstInMemory;
    synchronized (this) {
      inMemory = unwritten.all();
      firstInMemory = inMemory.isEmpty() ? nextSeq : inMemory.get(0).seq();
    }
    List<JournalEntry> entries = new ArrayList<>();
    try (Stream<JournalEntry> onDisk = new JournalReader(directory.path()).from(from)) {
      onDisk.takeWhile(entry -> entry.seq() < firstInMemory).forEach(entries::add);
    }
    inMemory.stream().filter(entry -> entry.seq() >= from).forEach(entries::add);
    return entries;
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
    Duration retry = FIRST_RETRY;
    for (List<JournalEntry> batch = next(); !batch.isEmpty(); batch = next()) {
      try {
        files.write(batch);
        succeeded(batch.size());
        retry = FIRST_RETRY;
      } catch (IOException | RuntimeException e) {
        if (!failed(e, retry)) {
          break;
        }
        Duration doubled = retry.multipliedBy(2);
        retry = doubled.compareTo(LAST_RETRY) < 0 ? doubled : LAST_RETRY;
      }
    }
    files.close(clock.instant());
    try {
      lock.close();
    } catch (IOException e) {
      LOG.warn("the lock of the journal in {} was not released", directory.path(), e);
    }
  }

  private synchronized List<JournalEntry> next() {
    while (unwritten.isEmpty() && !closed) {
      try {
        wait();
      } catch (InterruptedException e) {
        // Nobody has a reason to interrupt this thread: wait on, what gathers must be written.
      }
    }
    return unwritten.batch();
  }

  private void succeeded(int count) {
    List<CompletableFuture<Void>> satisfied;
    synchronized (this) {
      if (unwritten.failing()) {
        LOG.info("the journal {} can be written again", directory.current());
      }
      satisfied = unwritten.succeeded(count);
    }
    satisfied.forEach(written -> written.complete(null));
  }

  /** Tells those who wait, then waits itself; false when the journal is closed meanwhile. */
  private boolean failed(Exception cause, Duration retry) {
    TmuxoException failure = JournalErrors.unwritten(directory.current(), cause);
    List<CompletableFuture<Void>> disappointed;
    synchronized (this) {
      if (!unwritten.failing()) {
        LOG.error("{}; trying again until it works", failure.getMessage());
      }
      disappointed = unwritten.failed(failure);
    }
    disappointed.forEach(written -> written.completeExceptionally(failure));
    return backOff(retry);
  }

  /** A last attempt follows when the journal is closed meanwhile; none when it was before. */
  private synchronized boolean backOff(Duration retry) {
    if (closed) {
      LOG.error("{} entries of team {} were never written", unwritten.size(), team);
      return false;
    }
    long end = System.nanoTime() + retry.toNanos();
    for (long left = retry.toMillis(); left > 0 && !closed; ) {
      try {
        wait(left);
      } catch (InterruptedException e) {
        // As above: only time and closing count.
      }
      left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
    }
    return true;
  }
}
