package dev.tmuxo.engine.tmux;

/** What came to tmux after the oldest supported version, and which version brought it. */
public enum Capability {
  /** A block in braces is kept as it is; before, tmux wrote it out as text and lost some. */
  EXACT_BLOCKS(3, 3),
  /** {@code #{pane_dead_signal}} and {@code #{pane_dead_time}}. */
  PANE_DEAD_SIGNAL(3, 3),
  /** A pane may die while a control client still has output of it to read; before, tmux crashed. */
  SAFE_VIEWERS(3, 3),
  /** {@code show-buffer} over a control connection is not escaped. */
  RAW_SHOW_BUFFER(3, 4),
  /** {@code %paste-buffer-changed} and {@code %paste-buffer-deleted}. */
  BUFFER_NOTIFICATIONS(3, 4),
  /** Pasting into a dead pane is an error, not the end of the server. */
  SAFE_PASTE(3, 4),
  /**
   * What commands print ({@code display-message -p}, lists, options) comes as it is, as it did
   * before 3.4. Versions 3.4 and 3.5 print control bytes in octal, 3.4 also a backslash before a
   * dollar sign that begins a name, and nothing can take that back, for they do not escape the
   * backslash. Screens, buffers and notifications are not affected.
   */
  RAW_FORMATS_AGAIN(3, 6),
  /** {@code #{bracket_paste_flag}}: whether the program in a pane asked for bracketed paste. */
  BRACKET_PASTE_FLAG(3, 7),
  /** {@code paste-buffer} makes control bytes visible instead of pasting them. */
  NEUTRALISED_PASTE(3, 7);

  private final int major;
  private final int minor;

  Capability(int major, int minor) {
    this.major = major;
    this.minor = minor;
  }

  public boolean in(TmuxVersion version) {
    return version.isAtLeast(major, minor);
  }
}
