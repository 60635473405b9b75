package dev.tmuxo.engine.tmux;

import java.io.IOException;
import java.util.List;

/** The machine this runs on. Thread-safe. */
public final class LocalTransport implements Transport {

  @Override
  public String node() {
    return "local";
  }

  /** The process runs in the file system's root and sees no tmux that we may run in ourselves. */
  @Override
  public Channel open(List<String> command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeAll(List.of("TMUX", "TMUX_PANE"));
    return new ProcessChannel(builder.start());
  }
}
