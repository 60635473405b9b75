package dev.tmuxo.engine.journal;

import dev.tmuxo.engine.error.TmuxoException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The entries that are not on disk yet, in order, and those who wait for them. Not thread-safe; its
 * owner guards it. Futures are given back rather than completed, so that the owner can complete
 * them outside its lock.
 */
final class Unwritten {
  /** Bounds the memory that one write needs, also after a long time without any. */
  private static final int BATCH = 4096;

  private record Waiter(long seq, CompletableFuture<Void> written) {}

  private final Deque<JournalEntry> entries = new ArrayDeque<>();
  private final Deque<Waiter> waiters = new ArrayDeque<>();
  private Optional<TmuxoException> failure = Optional.empty();

  void add(JournalEntry entry) {
    entries.add(entry);
  }

  boolean isEmpty() {
    return entries.isEmpty();
  }

  int size() {
    return entries.size();
  }

  /** All of them. */
  List<JournalEntry> all() {
    return List.copyOf(entries);
  }

  /** The next ones to write. */
  List<JournalEntry> batch() {
    return entries.stream().limit(BATCH).toList();
  }

  /** Completes when everything added so far is on disk. */
  CompletableFuture<Void> written() {
    if (entries.isEmpty()) {
      return CompletableFuture.completedFuture(null);
    }
    if (failure.isPresent()) {
      return CompletableFuture.failedFuture(failure.get());
    }
    long seq = entries.getLast().seq();
    if (waiters.isEmpty() || waiters.getLast().seq() != seq) {
      waiters.add(new Waiter(seq, new CompletableFuture<>()));
    }
    return waiters.getLast().written();
  }

  boolean failing() {
    return failure.isPresent();
  }

  /** The first so many are on disk: those to tell. */
  List<CompletableFuture<Void>> succeeded(int count) {
    failure = Optional.empty();
    long last = 0;
    for (int i = 0; i < count; i++) {
      last = entries.remove().seq();
    }
    List<CompletableFuture<Void>> satisfied = new ArrayList<>();
    while (!waiters.isEmpty() && waiters.getFirst().seq() <= last) {
      satisfied.add(waiters.remove().written());
    }
    return satisfied;
  }

  /** A write failed: those to tell. Later ones fail at once until a write succeeds. */
  List<CompletableFuture<Void>> failed(TmuxoException cause) {
    failure = Optional.of(cause);
    List<CompletableFuture<Void>> disappointed = waiters.stream().map(Waiter::written).toList();
    waiters.clear();
    return disappointed;
  }
}
