package io.jenkins.plugins.tmuxorchestrator.node;

import dev.tmuxo.engine.tmux.Channel;
import hudson.Proc;
import hudson.model.Computer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A process that a launcher started. Jenkins' own way to end a process takes seconds and may wait
 * for a link that is gone, so it happens elsewhere, and only to what does not end with its input.
 */
final class LauncherChannel implements Channel {
  private static final Logger LOGGER = Logger.getLogger(LauncherChannel.class.getName());
  private static final int PATIENCE_SECONDS = 3;

  private final Proc process;
  private final CompletableFuture<Integer> exit = new CompletableFuture<>();
  private final AtomicBoolean closed = new AtomicBoolean();

  LauncherChannel(Proc process) {
    this.process = process;
    Computer.threadPoolForRemoting.execute(this::await);
  }

  private void await() {
    try {
      exit.complete(process.join());
    } catch (IOException | RuntimeException e) {
      exit.completeExceptionally(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      exit.completeExceptionally(e);
    }
  }

  @Override
  public OutputStream input() {
    return process.getStdin();
  }

  @Override
  public InputStream output() {
    return process.getStdout();
  }

  @Override
  public InputStream error() {
    return process.getStderr();
  }

  @Override
  public CompletableFuture<Integer> exit() {
    return exit.copy();
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true) && !exit.isDone()) {
      Computer.threadPoolForRemoting.execute(this::hangUp);
    }
  }

  private void hangUp() {
    try {
      process.getStdin().close();
    } catch (IOException e) {
      LOGGER.log(Level.FINE, "the link is gone already", e);
    }
    var unused =
        exit.copy()
            .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
            .exceptionallyAsync(late -> kill(), Computer.threadPoolForRemoting);
  }

  private int kill() {
    try {
      if (!exit.isDone()) {
        process.kill();
      }
    } catch (IOException e) {
      LOGGER.log(Level.FINE, "the process cannot be ended; the node may be gone", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return 0;
  }
}
