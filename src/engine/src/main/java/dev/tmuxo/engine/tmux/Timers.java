package dev.tmuxo.engine.tmux;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The one thread on which the driver's time-outs, heartbeats and reconnects are due. It ends when
 * nothing is due for a while. What runs here must be short.
 */
final class Timers {
  private static final ScheduledThreadPoolExecutor SHARED = start();

  private Timers() {}

  static ScheduledFuture<?> after(Duration delay, Runnable task) {
    return SHARED.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
  }

  private static ScheduledThreadPoolExecutor start() {
    ScheduledThreadPoolExecutor executor =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, "tmuxo-timers");
              thread.setDaemon(true);
              return thread;
            });
    executor.setRemoveOnCancelPolicy(true);
    executor.setKeepAliveTime(30, TimeUnit.SECONDS);
    executor.allowCoreThreadTimeOut(true);
    return executor;
  }
}
