package dev.tmuxo.engine.tmux;

import java.time.Duration;
import java.util.concurrent.Future;

/** Time-outs of requests, and the heartbeat of a connection. */
final class ConnectionWatch {
  private static final CommandList SIGN_OF_LIFE =
      CommandList.of(TmuxCommand.of("display-message", "-p", "alive"));

  private final ControlConnection connection;
  private final RequestQueue queue;
  private final ClientOptions options;
  private volatile long lastReceived = System.nanoTime();
  private volatile long asked;

  private final Object lock = new Object();
  private boolean stopped;
  private Future<?> beat;
  private Future<?> alarm;

  /** When the alarm is due that stands; changed under the lock, looked at without it. */
  private volatile long alarmAt;

  private volatile boolean alarmed;

  ConnectionWatch(ControlConnection connection, RequestQueue queue, ClientOptions options) {
    this.connection = connection;
    this.queue = queue;
    this.options = options;
  }

  void start() {
    nextBeat(options.heartbeat());
  }

  void stop() {
    synchronized (lock) {
      stopped = true;
      if (beat != null) {
        beat.cancel(false);
      }
      if (alarm != null) {
        alarm.cancel(false);
      }
    }
  }

  /** Something arrived: the server lives. */
  void received() {
    lastReceived = System.nanoTime();
  }

  /** A request with this deadline was queued. */
  void sent(long deadline) {
    if (alarmed && alarmAt - deadline <= 0) {
      return;
    }
    synchronized (lock) {
      if (stopped || (alarmed && alarmAt - deadline <= 0)) {
        return;
      }
      if (alarm != null) {
        alarm.cancel(false);
      }
      alarmAt = deadline;
      alarmed = true;
      Duration delay = Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
      alarm = Timers.after(delay, this::expire);
    }
  }

  private void expire() {
    alarmed = false;
    for (PendingRequest request : queue.expired(System.nanoTime())) {
      request.future.completeExceptionally(connection.errors().timedOut(request));
    }
    queue.nextDeadline().ifPresent(this::sent);
  }

  private void nextBeat(Duration delay) {
    synchronized (lock) {
      if (!stopped) {
        beat = Timers.after(delay, this::beat);
      }
    }
  }

  /** Silence is a reason to ask; no answer to that is a reason to hang up. */
  private void beat() {
    long now = System.nanoTime();
    long silent = now - lastReceived;
    if (!connection.isListening()) {
      nextBeat(options.heartbeat());
    } else if (silent < options.heartbeat().toNanos()) {
      asked = 0;
      nextBeat(Duration.ofNanos(options.heartbeat().toNanos() - silent));
    } else if (asked == 0 || asked - lastReceived < 0) {
      asked = now;
      var unused = connection.send(SIGN_OF_LIFE, CommandEncoder.PLAIN, options.timeout());
      nextBeat(options.patience());
    } else {
      connection.hangUp(
          new Disconnect(
              Disconnect.Kind.UNRESPONSIVE,
              "silent for " + Duration.ofNanos(silent).toSeconds() + " s"));
    }
  }
}
