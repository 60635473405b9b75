package dev.tmuxo.engine.tmux;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The tmux server a team wants.
 *
 * @param team name of the team, which is the name of its session as well
 * @param marker an id of this team that is in the environment of each of its processes, by which
 *     they are found again
 * @param tmux the tmux program on the node
 * @param directory the team's private directory on the node; without it one under the user's state
 *     directory
 * @param passEnvironment names of further variables that get through from the environment of the
 *     transport into that of the team
 * @param columns width of the windows while nobody looks
 * @param rows their height
 * @param historyLimit lines of scrollback a pane keeps
 * @param helpers files for the team's {@code bin} directory, which is first on the {@code PATH} of
 *     every pane: name and content
 */
public record StartSpec(
    String team,
    String marker,
    String tmux,
    Optional<String> directory,
    List<String> passEnvironment,
    int columns,
    int rows,
    int historyLimit,
    Map<String, String> helpers) {

  public StartSpec {
    passEnvironment = List.copyOf(passEnvironment);
    helpers = Map.copyOf(helpers);
  }

  public static StartSpec of(String team, String marker) {
    return new StartSpec(
        team, marker, "tmux", Optional.empty(), List.of(), 200, 50, 10_000, Map.of());
  }

  public StartSpec withTmux(String program) {
    return new StartSpec(
        team, marker, program, directory, passEnvironment, columns, rows, historyLimit, helpers);
  }

  public StartSpec withDirectory(String path) {
    return new StartSpec(
        team,
        marker,
        tmux,
        Optional.of(path),
        passEnvironment,
        columns,
        rows,
        historyLimit,
        helpers);
  }

  public StartSpec withPassEnvironment(List<String> names) {
    return new StartSpec(
        team, marker, tmux, directory, names, columns, rows, historyLimit, helpers);
  }

  public StartSpec withSize(int newColumns, int newRows) {
    return new StartSpec(
        team, marker, tmux, directory, passEnvironment, newColumns, newRows, historyLimit, helpers);
  }

  public StartSpec withHistoryLimit(int lines) {
    return new StartSpec(
        team, marker, tmux, directory, passEnvironment, columns, rows, lines, helpers);
  }

  public StartSpec withHelpers(Map<String, String> files) {
    return new StartSpec(
        team, marker, tmux, directory, passEnvironment, columns, rows, historyLimit, files);
  }
}
