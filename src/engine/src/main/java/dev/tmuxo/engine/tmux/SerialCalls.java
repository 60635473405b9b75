package dev.tmuxo.engine.tmux;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs calls one at a time and in order, on whichever thread drains first; a thread that comes
 * while another one drains leaves its calls to that one. Calls are queued under a caller's lock
 * where their order matters, and run outside of it.
 */
final class SerialCalls {
  private static final Logger LOG = LoggerFactory.getLogger(SerialCalls.class);

  private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicInteger draining = new AtomicInteger();

  void enqueue(Runnable call) {
    waiting.add(call);
  }

  void call(Runnable call) {
    enqueue(call);
    drain();
  }

  void drain() {
    if (draining.getAndIncrement() > 0) {
      return;
    }
    int asked = 1;
    do {
      for (Runnable call = waiting.poll(); call != null; call = waiting.poll()) {
        run(call);
      }
      asked = draining.addAndGet(-asked);
    } while (asked > 0);
  }

  private static void run(Runnable call) {
    try {
      call.run();
    } catch (RuntimeException e) {
      LOG.error("A listener of a team's connection failed", e);
    }
  }
}
