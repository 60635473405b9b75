package dev.tmuxo.engine.runtime;

import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.error.TmuxoException;
import dev.tmuxo.engine.tmux.Channel;
import dev.tmuxo.engine.tmux.LocalTransport;
import dev.tmuxo.engine.tmux.Transport;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** This machine, which is out of reach, or slow, for some of what is wanted of it. */
final class UnreachableTransport implements Transport {
  private final LocalTransport local = new LocalTransport();
  private final AtomicInteger left = new AtomicInteger();
  private volatile String word = "";
  private volatile String held = "";
  private volatile CountDownLatch gate = new CountDownLatch(0);

  /** Refuses the next commands that contain the word. */
  void refuse(int times, String commandsWith) {
    word = commandsWith;
    left.set(times);
  }

  boolean hasRefusedAll() {
    return left.get() <= 0;
  }

  /** Lets commands that contain the word wait until the gate opens. */
  void hold(String commandsWith, CountDownLatch until) {
    held = commandsWith;
    gate = until;
  }

  @Override
  public String node() {
    return local.node();
  }

  @Override
  public Channel open(List<String> command) throws IOException {
    if (left.get() > 0 && command.toString().contains(word)) {
      left.decrementAndGet();
      throw new TmuxoException(ErrorCode.NODE_UNREACHABLE, "the line is dead", "");
    }
    if (command.toString().contains(held)) {
      try {
        gate.await();
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
    }
    return local.open(command);
  }
}
