package dev.tmuxo.engine.runtime;

import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.error.TmuxoException;
import dev.tmuxo.engine.tmux.Channel;
import dev.tmuxo.engine.tmux.LocalTransport;
import dev.tmuxo.engine.tmux.Transport;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** This machine, which is out of reach for some of what is wanted of it. */
final class UnreachableTransport implements Transport {
  private final LocalTransport local = new LocalTransport();
  private final AtomicInteger left = new AtomicInteger();
  private volatile String word = "";

  /** Refuses the next commands that contain the word. */
  void refuse(int times, String commandsWith) {
    word = commandsWith;
    left.set(times);
  }

  boolean hasRefusedAll() {
    return left.get() <= 0;
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
    return local.open(command);
  }
}
