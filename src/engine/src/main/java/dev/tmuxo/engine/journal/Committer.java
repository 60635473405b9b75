package dev.tmuxo.engine.journal;

import dev.tmuxo.engine.error.TmuxoException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that writes a journal: takes what has gathered, writes it, and tells those who wait.
 * What cannot be written stays and is tried again, at growing intervals, until it can. Thread-safe.
 */
final class Committer {
  private static final Logger LOG = LoggerFactory.getLogger(Committer.class);
  private static final Duration FIRST_RETRY = Duration.ofMillis(50);
  private static final Duration LAST_RETRY = Duration.ofSeconds(5);

  private final Path file;
  private final Clock clock;
  private final JournalWriter<?> writer;
  private final Runnable released;
  private final Thread thread;

  // Guarded by "this".
  private final Unwritten unwritten = new Unwritten();
  private boolean closed;

  /**
   * A committer that has not started.
   *
   * @param file for messages
   * @param released called when the last entry is written and the files are closed
   */
  Committer(Path file, String team, Clock clock, JournalWriter<?> writer, Runnable released) {
    this.file = file;
    this.clock = clock;
    this.writer = writer;
    this.released = released;
    this.thread = new Thread(this::writeUntilClosed, "tmuxo-journal-" + team);
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  synchronized void add(JournalEntry entry) {
    if (closed) {
      throw new IllegalStateException("the journal " + file + " is closed");
    }
    boolean idle = unwritten.isEmpty();
    unwritten.add(entry);
    if (idle) {
      notifyAll();
    }
  }

  synchronized CompletableFuture<Void> written() {
    return unwritten.written();
  }

  synchronized boolean writable() {
    return !unwritten.failing();
  }

  /** What is not on disk yet, oldest first. */
  synchronized List<JournalEntry> unwritten() {
    return unwritten.all();
  }

  /** Waits until what is left is written, or could not be at the last attempt. */
  void close() {
    synchronized (this) {
      closed = true;
      notifyAll();
    }
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
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
        writer.write(batch);
        succeeded(batch.size());
        retry = FIRST_RETRY;
      } catch (IOException | RuntimeException e) {
        failed(e);
        if (!backOff(retry)) {
          break;
        }
        Duration doubled = retry.multipliedBy(2);
        retry = doubled.compareTo(LAST_RETRY) < 0 ? doubled : LAST_RETRY;
      }
    }
    writer.close(clock.instant());
    released.run();
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
        LOG.info("the journal {} can be written again", file);
      }
      satisfied = unwritten.succeeded(count);
    }
    satisfied.forEach(written -> written.complete(null));
  }

  private void failed(Exception cause) {
    TmuxoException failure = JournalErrors.unwritten(file, cause);
    List<CompletableFuture<Void>> disappointed;
    synchronized (this) {
      if (!unwritten.failing()) {
        LOG.error("{}; trying again until it works", failure.getMessage());
      }
      disappointed = unwritten.failed(failure);
    }
    disappointed.forEach(written -> written.completeExceptionally(failure));
  }

  /**
   * Waits; a last attempt follows when the journal is closed meanwhile, none when it was before.
   */
  private synchronized boolean backOff(Duration retry) {
    if (closed) {
      LOG.error("{} entries of the journal {} were never written", unwritten.size(), file);
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
