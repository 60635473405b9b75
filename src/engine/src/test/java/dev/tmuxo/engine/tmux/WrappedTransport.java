package dev.tmuxo.engine.tmux;

import java.io.IOException;
import java.util.List;
import java.util.function.UnaryOperator;

/** This machine, each command line changed on its way. */
record WrappedTransport(UnaryOperator<List<String>> change) implements Transport {

  @Override
  public String node() {
    return "wrapped";
  }

  @Override
  public Channel open(List<String> command) throws IOException {
    return new LocalTransport().open(change.apply(command));
  }
}
