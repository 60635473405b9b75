package dev.tmuxo.engine.journal;

import java.util.concurrent.CompletableFuture;

/**
 * The append-only log of every event of one team; the only truth, everything else is derived from
 * it.
 *
 * <p>Entries get their sequence number and time in the order of the calls. Thread-safe; {@link
 * #append} never blocks on the disk.
 */
public interface Journal extends AutoCloseable {

  /** Adds an event and tells the subscribers; the returned entry is not necessarily on disk yet. */
  JournalEntry append(Event event);

  /**
   * Completes when all that was appended so far is safely on disk. What a caller was told is
   * accepted must have passed this.
   *
   * <p>Fails with {@code STORAGE} when the disk does not take it. What was appended is not lost
   * even then: it stays in memory and is written as soon as the disk takes it.
   */
  CompletableFuture<Void> written();

  /**
   * Whether the last write succeeded. While it did not, hosts refuse new commands, which could not
   * be promised to last; what is observed is still appended.
   */
  boolean writable();

  /**
   * Calls the listener for every entry from now on, in order, on the appending thread: it must be
   * quick and must not throw.
   *
   * @return closes the subscription
   */
  AutoCloseable subscribe(java.util.function.Consumer<JournalEntry> listener);

  /** Writes what is left and releases the file. */
  @Override
  void close();
}
