package dev.tmuxo.engine.tmux;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** The line that {@code list-panes} prints for a {@link PaneSnapshot}. */
final class PaneLines {
  private static final int COLUMNS = 12;

  /**
   * Columns between tabs. tmux lets no tab into a window's name; a program's name may have one; the
   * title may as well and comes last.
   */
  static final String FORMAT =
      String.join(
          "\t",
          "#{pane_id}",
          "#{window_id}",
          "#{pane_dead}",
          "#{pane_dead_status}",
          "#{pane_dead_signal}",
          "#{pane_pid}",
          "#{pane_in_mode}",
          "#{pane_pipe}",
          "#{s/\t/ /:pane_current_command}",
          "#{window_index}",
          "#{window_name}",
          "#{pane_title}");

  private PaneLines() {}

  static List<PaneSnapshot> parse(List<String> lines) {
    List<PaneSnapshot> panes = new ArrayList<>(lines.size());
    for (String line : lines) {
      String[] columns = line.split("\t", COLUMNS);
      if (columns.length == COLUMNS && Ids.valid(columns[0], '%') && Ids.valid(columns[1], '@')) {
        panes.add(parse(columns));
      }
    }
    return List.copyOf(panes);
  }

  private static PaneSnapshot parse(String[] columns) {
    return new PaneSnapshot(
        new PaneId(columns[0]),
        new WindowId(columns[1]),
        number(columns[9]).orElse(-1),
        columns[10],
        columns[2].equals("1"),
        number(columns[3]),
        number(columns[4]),
        Digits.all(columns[5]) ? Digits.number(columns[5]) : 0,
        columns[8],
        !columns[6].equals("0"),
        columns[7].equals("1"),
        columns[11]);
  }

  private static OptionalInt number(String word) {
    return Digits.all(word) ? OptionalInt.of((int) Digits.number(word)) : OptionalInt.empty();
  }
}
