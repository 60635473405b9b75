package dev.tmuxo.engine.agent;

import dev.tmuxo.engine.tmux.CaptureOptions;
import dev.tmuxo.engine.tmux.CommandList;
import dev.tmuxo.engine.tmux.Commands;
import dev.tmuxo.engine.tmux.PaneId;
import dev.tmuxo.engine.tmux.Reply;
import java.util.List;

/**
 * What a pane showed at one instant: the rendered lines and the facts tmux keeps beside them.
 *
 * @param lines the visible screen from the top, without escapes and trailing blanks
 * @param cursorX column of the cursor, from 0
 * @param cursorY line of the cursor, from 0
 * @param historySize lines that have scrolled off the top
 * @param dead the pane's process has ended, or the pane is gone
 * @param foreground name of the terminal's foreground process
 * @param pasted id of the delivery last pasted into this pane, as the pane itself remembers it
 * @param submitted id of the delivery whose submit key was last pressed in this pane
 */
public record Screen(
    List<String> lines,
    int cursorX,
    int cursorY,
    long historySize,
    boolean dead,
    boolean inMode,
    String foreground,
    String pasted,
    String submitted) {

  /** A pane that is not there. */
  public static final Screen GONE = new Screen(List.of(), 0, 0, 0, true, false, "", "", "");

  private static final String FACTS =
      String.join(
          "|",
          "#{pane_dead}",
          "#{pane_in_mode}",
          "#{cursor_x}",
          "#{cursor_y}",
          "#{history_size}",
          "#{" + PaneOptions.PASTED + "}",
          "#{" + PaneOptions.SUBMITTED + "}",
          "#{pane_current_command}");
  private static final int FACT_COUNT = 8;

  public Screen {
    lines = List.copyOf(lines);
  }

  /**
   * The commands whose reply {@link #parse} reads; tmux runs both in one go, so they see one
   * instant.
   */
  public static CommandList query(PaneId pane) {
    return CommandList.of(
        Commands.displayMessage(pane, FACTS), Commands.capturePane(pane, CaptureOptions.screen()));
  }

  /** Reads the reply to {@link #query}. What does not look like one is a pane that is gone. */
  public static Screen parse(Reply reply) {
    // For a missing target display-message answers about no pane at all; capture-pane fails.
    if (!reply.ok() || reply.blocks().size() != 2) {
      return GONE;
    }
    List<String> first = reply.blocks().get(0).lines();
    String[] facts = first.isEmpty() ? new String[0] : first.get(0).split("\\|", FACT_COUNT);
    if (facts.length != FACT_COUNT) {
      return GONE;
    }
    return new Screen(
        reply.blocks().get(1).lines(),
        number(facts[2]),
        number(facts[3]),
        number(facts[4]),
        facts[0].equals("1"),
        !facts[1].isEmpty() && !facts[1].equals("0"),
        facts[7],
        facts[5],
        facts[6]);
  }

  private static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  /** The line the cursor is on; empty below the last line that has text. */
  public String cursorLine() {
    return cursorY < lines.size() ? lines.get(cursorY) : "";
  }

  /** All that is above the cursor, and the cursor's line. */
  public List<String> upToCursor() {
    return lines.subList(0, Math.min(cursorY + 1, lines.size()));
  }

  /** Whether the cursor is where it was, in a screen that did not scroll in between. */
  public boolean sameCursor(Screen other) {
    return cursorX == other.cursorX && cursorY == other.cursorY && historySize == other.historySize;
  }

  /** The last lines that have text, for a person who wants to know what happened. */
  public String tail(int count) {
    List<String> text = lines.stream().filter(line -> !line.isBlank()).toList();
    return String.join("\n", text.subList(Math.max(0, text.size() - count), text.size()));
  }
}
