package dev.tmuxo.engine.tmux;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Opens processes on one node: the local machine, a host behind {@code ssh}, a Jenkins agent behind
 * its launcher. That is all a node has to offer; nothing of ours is installed there. Thread-safe.
 */
public interface Transport {

  /** The node's name as people know it, such as {@code local} or {@code ssh:ci@build-3}. */
  String node();

  /**
   * Starts a process on the node with its standard streams connected to the channel.
   *
   * @param command program and arguments, passed on as they are: no shell takes them apart
   * @throws IOException if the node cannot be reached or has no such program
   * @throws dev.tmuxo.engine.error.TmuxoException if the transport knows better what is wrong
   */
  Channel open(List<String> command) throws IOException;

  /**
   * Where on the node directories of teams go; an absolute path whose last part need not exist.
   * Empty for under the state directory of the user as whom processes run.
   */
  default Optional<String> directory() {
    return Optional.empty();
  }
}
