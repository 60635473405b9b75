package dev.tmuxo.engine.tmux;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.CompletableFuture;

/**
 * A running process on a node and its three streams. The streams may be used from different
 * threads, one at a time each. A write that raised no error proves nothing: over a stalled link it
 * may arrive minutes later or never.
 */
public interface Channel extends AutoCloseable {

  OutputStream input();

  InputStream output();

  InputStream error();

  /**
   * Completes with the exit status once the process has ended; exceptionally if that cannot be
   * known.
   */
  CompletableFuture<Integer> exit();

  /** Ends the process if it still runs, and releases the streams; idempotent and quick. */
  @Override
  void close();
}
