package dev.tmuxo.engine.tmux;

import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.error.TmuxoException;
import java.time.Duration;
import java.util.List;

/**
 * Directories that somebody named and a node has to have. tmux does not complain of one that is
 * missing: it starts the program in the home directory instead.
 */
public final class NodeDirectories {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String SCRIPT =
      "for d; do if cd -- \"$d\" 2>/dev/null; then cd /; else printf '%s\\n' \"$d\"; exit; fi; done";

  private NodeDirectories() {}

  /**
   * Sees that every directory can be entered.
   *
   * @param paths absolute paths on the node
   * @throws TmuxoException {@code NODE_DIRECTORY_MISSING} naming the first that cannot; what the
   *     transport has to say of a node out of reach
   */
  public static void require(Transport transport, List<String> paths) {
    NodeShell.Result result = NodeShell.run(transport, SCRIPT, paths, new byte[0], PATIENCE);
    if (!result.out().isEmpty()) {
      throw new TmuxoException(
          ErrorCode.NODE_DIRECTORY_MISSING,
          "Node "
              + transport.node()
              + " has no directory "
              + result.out().strip()
              + " that we may enter",
          "Create it there, or name another workdir.");
    }
  }
}
