package dev.tmuxo.engine.tmux;

import java.util.OptionalInt;

/**
 * A pane as {@code list-panes} shows it.
 *
 * @param index the window's number in the session
 * @param dead whether its process has ended
 * @param deadStatus exit status, if it ended by itself; may come later than {@code dead}
 * @param deadSignal the signal that ended it, if one did; may come later than {@code dead}
 * @param pid its process
 * @param currentCommand name of the process in the foreground
 * @param inMode whether it is in copy mode or another mode that eats keys
 * @param piped whether its output is recorded
 * @param title its title, set by its program: untrusted
 */
public record PaneSnapshot(
    PaneId pane,
    WindowId window,
    int index,
    String windowName,
    boolean dead,
    OptionalInt deadStatus,
    OptionalInt deadSignal,
    long pid,
    String currentCommand,
    boolean inMode,
    boolean piped,
    String title) {}
