package dev.tmuxo.engine.tmux;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** The line {@code list-panes} prints for a {@link PaneSnapshot}. */
final class PaneLines {
  /** Free text last: the window's name and the title are told apart by the name's length. */
  static final String FORMAT =
      "#{pane_id} #{window_id} #{pane_dead} #{?pane_dead_status,#{pane_dead_status},-}"
          + " #{?pane_dead_signal,#{pane_dead_signal},-} #{pane_pid} #{pane_in_mode} #{pane_pipe}"
          + "\t#{pane_current_command}\t#{window_name}\t#{pane_title}";

  private PaneLines() {}

  static List<PaneSnapshot> parse(List<String> lines) {
    List<PaneSnapshot> panes = new ArrayList<>(lines.size());
    for (String line : lines) {
      String[] columns = line.split("\t", 4);
      String[] words = columns[0].split(" ", -1);
      panes.add(
          new PaneSnapshot(
              new PaneId(words[0]),
              new WindowId(words[1]),
              columns[2],
              words[2].equals("1"),
              number(words[3]),
              number(words[4]),
              Digits.all(words[5]) ? Digits.number(words[5]) : 0,
              columns[1],
              words[6].equals("1"),
              words[7].equals("1"),
              columns[3]));
    }
    return panes;
  }

  private static OptionalInt number(String word) {
    return Digits.all(word) ? OptionalInt.of((int) Digits.number(word)) : OptionalInt.empty();
  }
}
