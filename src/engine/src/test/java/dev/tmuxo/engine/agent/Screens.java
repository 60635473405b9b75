package dev.tmuxo.engine.agent;

import java.util.List;

/** Screens for tests. */
public final class Screens {
  private Screens() {}

  /** A screen with the cursor behind the last line's text. */
  public static Screen of(String... lines) {
    String last = lines.length == 0 ? "" : lines[lines.length - 1];
    return new Screen(
        List.of(lines),
        last.length(),
        Math.max(0, lines.length - 1),
        0,
        false,
        false,
        "bash",
        "",
        "");
  }

  /** The same with another foreground process. */
  public static Screen running(String foreground, String... lines) {
    Screen screen = of(lines);
    return new Screen(
        screen.lines(), screen.cursorX(), screen.cursorY(), 0, false, false, foreground, "", "");
  }
}
