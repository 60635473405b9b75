package dev.tmuxo.engine.tmux;

import java.util.ArrayList;
import java.util.List;

/**
 * Where a tmux server is found on its node.
 *
 * @param tmux the tmux program there, a name or a path
 * @param socket absolute path of the server's socket there
 */
public record ServerAddress(String tmux, String socket) {

  /**
   * The command line of a tmux client of this server. It never starts a server ({@code -N}) and
   * speaks UTF-8 whatever the locale ({@code -u}).
   */
  public List<String> command(String... arguments) {
    List<String> command = new ArrayList<>(List.of(tmux, "-N", "-u", "-S", socket));
    command.addAll(List.of(arguments));
    return List.copyOf(command);
  }

  /** What a person types to attach a terminal to the team. */
  public String attachCommand(String session) {
    return tmux + " -S " + socket + " attach -t " + session;
  }
}
