package dev.tmuxo.engine.tmux;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.CompletableFuture;

/** A channel to a process of this machine. */
final class ProcessChannel implements Channel {
  private final Process process;

  ProcessChannel(Process process) {
    this.process = process;
  }

  @Override
  public OutputStream input() {
    return process.getOutputStream();
  }

  @Override
  public InputStream output() {
    return process.getInputStream();
  }

  @Override
  public InputStream error() {
    return process.getErrorStream();
  }

  @Override
  public CompletableFuture<Integer> exit() {
    return process.onExit().thenApply(Process::exitValue);
  }

  /**
   * SIGKILL, because a stopped process does not hear anything else. The streams end by themselves
   * with the process; closing them here, as {@link Process#destroyForcibly} would, waits for a
   * thread of ours that is blocked in one.
   */
  @Override
  public void close() {
    process.toHandle().destroyForcibly();
  }
}
