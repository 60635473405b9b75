package dev.tmuxo.engine.journal;

import dev.tmuxo.engine.config.Settings;
import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.error.TmuxoException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;

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
  private final JournalDirectory directory;
  private final String team;
  private final Clock clock;
  private final Committer committer;
  private final List<Consumer<JournalEntry>> listeners = new CopyOnWriteArrayList<>();
  private final long firstSeq;

  /** Guarded by "this". */
  private long nextSeq;

  /**
   * An opened journal.
   *
   * @param state what its entries added up to at that moment; the caller's own
   */
  public record Opened<P>(JournalFile journal, P state) {}

  private JournalFile(
      JournalDirectory directory, String team, Clock clock, Committer committer, long lastSeq) {
    this.directory = directory;
    this.team = team;
    this.clock = clock;
    this.committer = committer;
    this.firstSeq = lastSeq + 1;
    this.nextSeq = lastSeq + 1;
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
        Opened<P> journal = open(files, team, clock, settings, kind, lock);
        opened = true;
        return journal;
      } finally {
        if (!opened) {
          lock.close();
        }
      }
    } catch (IOException e) {
      throw JournalErrors.storage(files.current(), e);
    }
  }

  private static <P extends Projection<P>> Opened<P> open(
      JournalDirectory files,
      String team,
      Clock clock,
      Settings.Journal settings,
      Projection.Kind<P> kind,
      JournalLock lock)
      throws IOException {
    Recovery.Found<P> found = Recovery.read(files, kind);
    List<Event> repairs = TornLine.cut(files, found, clock);
    JournalWriter<P> writer =
        new JournalWriter<>(
            files, team, new Housekeeping(files, settings), found, found.state().copy());
    writer.prepare();
    Committer committer = new Committer(files.current(), team, clock, writer, lock::close);
    JournalFile journal = new JournalFile(files, team, clock, committer, found.lastSeq());
    committer.start();
    repairs.forEach(journal::append);
    return new Opened<>(journal, found.state());
  }

  /**
   * Whether somebody writes the journal in a team's directory now, this process or another.
   *
   * @throws TmuxoException {@link ErrorCode#STORAGE} if that cannot be found out
   */
  public static boolean isInUse(Path directory) {
    try {
      return JournalLock.isHeld(new JournalDirectory(directory));
    } catch (IOException e) {
      throw JournalErrors.storage(directory, e);
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
      entry = new JournalEntry(nextSeq, clock.instant(), team, event);
      committer.add(entry);
      nextSeq++;
    }
    for (Consumer<JournalEntry> listener : listeners) {
      listener.accept(entry);
    }
    return entry;
  }

  @Override
  public CompletableFuture<Void> written() {
    return committer.written();
  }

  @Override
  public boolean writable() {
    return committer.writable();
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
      inMemory = committer.unwritten();
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
    committer.close();
  }
}
