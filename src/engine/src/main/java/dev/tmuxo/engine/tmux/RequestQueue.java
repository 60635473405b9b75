package dev.tmuxo.engine.tmux;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The requests of one connection from sending to answer, in order, bounded by count and bytes. No
 * future is completed and nothing of the caller's is called under its lock.
 */
final class RequestQueue {
  /** A write is not made longer than this by coalescing. */
  private static final int BATCH = 64 * 1024;

  private static final int MOST_SHARED = 32;

  /** What became of an offer. */
  enum Offer {
    ACCEPTED,
    FULL,
    CLOSED
  }

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition notEmpty = lock.newCondition();
  private final Deque<PendingRequest> unwritten = new ArrayDeque<>();
  private final Deque<PendingRequest> written = new ArrayDeque<>();
  private final int maxRequests;
  private final long maxBytes;
  private final byte[] sentinel;
  private int shared;
  private long bytes;
  private long nextSequence = 1;
  private boolean closed;

  RequestQueue(int maxRequests, long maxBytes, String nonce) {
    this.maxRequests = maxRequests;
    this.maxBytes = maxBytes;
    this.sentinel = ("display-message -p " + nonce).getBytes(StandardCharsets.US_ASCII);
  }

  Offer offer(CommandList commands, byte[] line, long deadline, CompletableFuture<Reply> future) {
    lock.lock();
    try {
      if (closed) {
        return Offer.CLOSED;
      }
      // a single request over the limit may pass when it is alone
      boolean alone = unwritten.isEmpty() && written.isEmpty();
      if (!alone
          && (unwritten.size() + written.size() >= maxRequests || bytes + line.length > maxBytes)) {
        return Offer.FULL;
      }
      PendingRequest request = new PendingRequest(nextSequence++, commands, line, deadline, future);
      unwritten.add(request);
      bytes += request.size;
      notEmpty.signal();
      return Offer.ACCEPTED;
    } finally {
      lock.unlock();
    }
  }

  /** Waits for requests and appends them with their sentinels; false once closed. */
  boolean take(ByteBuilder out) throws InterruptedException {
    lock.lock();
    try {
      while (unwritten.isEmpty() && !closed) {
        notEmpty.await();
      }
      if (closed) {
        return false;
      }
      do {
        append(out, unwritten.remove());
      } while (!unwritten.isEmpty() && out.length() + unwritten.peek().size < BATCH);
      return true;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Appends a request. Quiet ones that are written together share a sentinel, which costs tmux as
   * much as a short command: their blocks are empty, and {@link ReplyRouter} deals them out.
   */
  private void append(ByteBuilder out, PendingRequest request) {
    out.append(request.line).append('\n');
    request.line = null;
    written.add(request);
    PendingRequest next = unwritten.peek();
    boolean goesOn =
        request.isQuiet()
            && next != null
            && next.isQuiet()
            && out.length() + next.size < BATCH
            && ++shared < MOST_SHARED;
    if (!goesOn) {
      shared = 0;
      out.append(sentinel).append(Long.toString(request.sequence)).append('\n');
    }
  }

  /** Takes out the requests that a sentinel ends, in order. */
  List<PendingRequest> answered(long sequence) {
    lock.lock();
    try {
      PendingRequest first = written.peek();
      if (first == null || first.sequence > sequence) {
        return List.of();
      }
      if (first.sequence == sequence) {
        bytes -= written.remove().size;
        return List.of(first);
      }
      List<PendingRequest> taken = new ArrayList<>();
      while (!written.isEmpty() && written.peek().sequence <= sequence) {
        bytes -= written.peek().size;
        taken.add(written.remove());
      }
      return taken;
    } finally {
      lock.unlock();
    }
  }

  Optional<PendingRequest> find(long sequence) {
    lock.lock();
    try {
      return written.stream().filter(r -> r.sequence == sequence).findFirst();
    } finally {
      lock.unlock();
    }
  }

  /**
   * The requests whose time is over. One that was not written is never written any more; one that
   * was keeps its place, because its answer will come.
   */
  List<PendingRequest> expired(long now) {
    lock.lock();
    try {
      List<PendingRequest> expired = new ArrayList<>();
      for (Iterator<PendingRequest> i = unwritten.iterator(); i.hasNext(); ) {
        PendingRequest request = i.next();
        if (request.deadline - now <= 0) {
          i.remove();
          bytes -= request.size;
          expired.add(request);
        }
      }
      for (PendingRequest request : written) {
        if (request.deadline - now <= 0 && !request.future.isDone()) {
          expired.add(request);
        }
      }
      return expired;
    } finally {
      lock.unlock();
    }
  }

  /** The earliest deadline of a request that still waits. */
  OptionalLong nextDeadline() {
    lock.lock();
    try {
      OptionalLong next = OptionalLong.empty();
      for (Deque<PendingRequest> queue : List.of(written, unwritten)) {
        for (PendingRequest request : queue) {
          if (!request.future.isDone()
              && (next.isEmpty() || request.deadline - next.getAsLong() < 0)) {
            next = OptionalLong.of(request.deadline);
          }
        }
      }
      return next;
    } finally {
      lock.unlock();
    }
  }

  boolean isIdle() {
    lock.lock();
    try {
      return unwritten.isEmpty() && written.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  /** Accepts nothing any more, ends the writer, and hands over what is unanswered. */
  List<PendingRequest> close() {
    lock.lock();
    try {
      closed = true;
      notEmpty.signalAll();
      List<PendingRequest> left = new ArrayList<>(written);
      left.addAll(unwritten);
      written.clear();
      unwritten.clear();
      bytes = 0;
      return left;
    } finally {
      lock.unlock();
    }
  }
}
