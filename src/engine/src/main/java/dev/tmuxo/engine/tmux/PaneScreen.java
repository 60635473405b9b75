package dev.tmuxo.engine.tmux;

import java.util.List;

/**
 * A pane's visible screen at one moment.
 *
 * @param lines from top to bottom, with escape sequences for colours and attributes; untrusted
 * @param columns width of the pane
 * @param rows height of the pane
 * @param cursorColumn column of the cursor, from 0
 * @param cursorRow row of the cursor, from 0
 */
public record PaneScreen(
    List<String> lines, int columns, int rows, int cursorColumn, int cursorRow) {

  public PaneScreen {
    lines = List.copyOf(lines);
  }
}
