package dev.tmuxo.engine.tmux;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** A channel to a process behind {@code ssh}. */
final class SshChannel implements Channel {
  /** Of ssh itself: the connection was not made, or was lost. */
  private static final int LOST = 255;

  private final ProcessChannel ssh;
  private final SshErrors errors;

  SshChannel(Process process, SshErrors errors) {
    this.ssh = new ProcessChannel(process);
    this.errors = errors;
  }

  @Override
  public OutputStream input() {
    return ssh.input();
  }

  @Override
  public InputStream output() {
    return ssh.output();
  }

  @Override
  public InputStream error() {
    return ssh.error();
  }

  /** Fails if the connection ended before the process: then nobody knows its status. */
  @Override
  public CompletableFuture<Integer> exit() {
    return ssh.exit()
        .thenApply(
            status -> {
              if (status == LOST) {
                throw new CompletionException(errors.unreachable("the connection was lost"));
              }
              return status;
            });
  }

  /** Hangs up: the process on the node finds its standard input at the end. */
  @Override
  public void close() {
    ssh.close();
  }
}
