package dev.tmuxo.engine.tmux;

import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.error.TmuxoException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

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
 * @param files further files of the team's directory: relative path and content
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
    Map<String, String> helpers,
    Map<String, String> files) {

  private static final Pattern TEAM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,62}");
  private static final Pattern MARKER = Pattern.compile("[A-Za-z0-9._-]{1,128}");
  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final Pattern FILE = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]*");
  private static final Pattern PATH = Pattern.compile("[^\\x00\\n]+");

  public StartSpec {
    require("team name", TEAM, List.of(team));
    require("marker", MARKER, List.of(marker));
    require("tmux program", PATH, List.of(tmux));
    require("directory", PATH, directory.stream().toList());
    require("variable name", VARIABLE, passEnvironment);
    require("helper's name", FILE, helpers.keySet());
    helpers.values().forEach(Quoting::check);
    passEnvironment = List.copyOf(passEnvironment);
    helpers = Map.copyOf(helpers);
    files = Map.copyOf(files);
  }

  public static StartSpec of(String team, String marker) {
    return new StartSpec(
        team, marker, "tmux", Optional.empty(), List.of(), 200, 50, 10_000, Map.of(), Map.of());
  }

  private static void require(String what, Pattern form, Collection<String> values) {
    for (String value : values) {
      if (!form.matcher(value).matches()) {
        throw new TmuxoException(
            ErrorCode.TMUX_ARGUMENT_INVALID,
            "Not a " + what + " that a tmux server can be started with: " + value,
            "It must match " + form);
      }
    }
  }

  public StartSpec withTmux(String program) {
    return new StartSpec(
        team,
        marker,
        program,
        directory,
        passEnvironment,
        columns,
        rows,
        historyLimit,
        helpers,
        files);
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
        helpers,
        files);
  }

  public StartSpec withPassEnvironment(List<String> names) {
    return new StartSpec(
        team, marker, tmux, directory, names, columns, rows, historyLimit, helpers, files);
  }

  public StartSpec withSize(int newColumns, int newRows) {
    return new StartSpec(
        team,
        marker,
        tmux,
        directory,
        passEnvironment,
        newColumns,
        newRows,
        historyLimit,
        helpers,
        files);
  }

  public StartSpec withHistoryLimit(int lines) {
    return new StartSpec(
        team, marker, tmux, directory, passEnvironment, columns, rows, lines, helpers, files);
  }

  public StartSpec withHelpers(Map<String, String> programs) {
    return new StartSpec(
        team,
        marker,
        tmux,
        directory,
        passEnvironment,
        columns,
        rows,
        historyLimit,
        programs,
        files);
  }
}
