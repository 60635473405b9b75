package dev.tmuxo.engine.mail;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The programs that agents call. They belong, executable and under these names, into one directory
 * of the node that is on every pane's {@code PATH}; they find each other there. Each pane's
 * environment also needs {@link #AGENT}, {@link #BELL}, {@link #TMUX} and {@link #SOCKET}.
 */
public final class HelperFiles {
  /** The agent's name. */
  public static final String AGENT = "TMUXO_AGENT";

  /** The id of the window to rename when a letter was written, such as {@code @0}. */
  public static final String BELL = "TMUXO_BELL";

  /** The tmux program; if unset, the one on the {@code PATH}. */
  public static final String TMUX = "TMUXO_TMUX";

  /**
   * The path of the server's socket; if unset, tmux's own variable tells, which is wrong in a tmux
   * that the agent starts, and lost in a sandbox that clears the environment.
   */
  public static final String SOCKET = "TMUXO_SOCKET";

  private static final List<String> NAMES =
      List.of("tmuxo", "send-claude-message.sh", "schedule_with_note.sh");

  /** A program: a script of ASCII characters for {@code /bin/sh}. */
  public record Program(String name, String content) {}

  private HelperFiles() {}

  /** All of them, as this version of the engine has them. */
  public static List<Program> programs() {
    List<Program> programs = new ArrayList<>();
    for (String name : NAMES) {
      programs.add(new Program(name, read("/tmuxo/agent/" + name)));
    }
    return List.copyOf(programs);
  }

  private static String read(String resource) {
    try (InputStream in = HelperFiles.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(resource + " is not on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
