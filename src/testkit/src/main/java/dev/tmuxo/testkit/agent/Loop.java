package dev.tmuxo.testkit.agent;

import java.util.PriorityQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The agent's one thread: does what other threads post and what has come due, and repaints once for
 * all that was waiting, so that a burst of input costs one picture.
 */
final class Loop {
  private final BlockingQueue<Runnable> posted = new LinkedBlockingQueue<>();
  private final PriorityQueue<Timer> timers = new PriorityQueue<>();
  private long order;
  private boolean stopped;

  private record Timer(long due, long order, Runnable task) implements Comparable<Timer> {
    @Override
    public int compareTo(Timer other) {
      int byTime = Long.compare(due, other.due);
      return byTime != 0 ? byTime : Long.compare(order, other.order);
    }
  }

  /** From any thread. */
  void post(Runnable task) {
    posted.add(task);
  }

  /** From the loop's own thread. */
  void after(long millis, Runnable task) {
    timers.add(new Timer(now() + TimeUnit.MILLISECONDS.toNanos(millis), order++, task));
  }

  void stop() {
    stopped = true;
  }

  void run(Runnable repaint) throws InterruptedException {
    while (!stopped) {
      repaint.run();
      Runnable task = next();
      while (task != null && !stopped) {
        task.run();
        task = posted.poll();
      }
      while (!stopped && !timers.isEmpty() && timers.peek().due <= now()) {
        timers.poll().task.run();
      }
    }
  }

  private Runnable next() throws InterruptedException {
    if (timers.isEmpty()) {
      return posted.take();
    }
    return posted.poll(timers.peek().due - now(), TimeUnit.NANOSECONDS);
  }

  private static long now() {
    return System.nanoTime();
  }
}
