package dev.tmuxo.engine.tmux;

import java.time.Duration;
import java.util.List;

/**
 * How {@code ssh} is run.
 *
 * @param command the program and what stands before our own options, such as {@code -F FILE}
 * @param connect how long a connection may take to stand, keys included; whole seconds
 * @param alive after how much silence the node's ssh server is asked for a sign of life; after two
 *     of these without one the connection is given up; whole seconds
 */
public record SshOptions(List<String> command, Duration connect, Duration alive) {

  /** The user's own ssh; a silent connection is given up before our own heartbeat does. */
  public static final SshOptions DEFAULT =
      new SshOptions(List.of("ssh"), Duration.ofSeconds(10), Duration.ofSeconds(5));

  public SshOptions {
    command = List.copyOf(command);
  }

  public SshOptions withCommand(List<String> words) {
    return new SshOptions(words, connect, alive);
  }

  public SshOptions withAlive(Duration interval) {
    return new SshOptions(command, connect, interval);
  }
}
