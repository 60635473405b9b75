package dev.tmuxo.engine.runtime;

import dev.tmuxo.engine.tmux.CaptureOptions;
import dev.tmuxo.engine.tmux.CommandList;
import dev.tmuxo.engine.tmux.Commands;
import dev.tmuxo.engine.tmux.TmuxCommand;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Finds out how an agent's process ended, and what it showed last. Lives in the team's mailbox. */
final class AgentExit {
  static final int STATUS_UNKNOWN = -1;

  private static final TmuxCommand ANY_CHILD = TmuxCommand.of("run-shell", "-b", "true");
  private static final Duration STATUS_PATIENCE = Duration.ofSeconds(3);

  /** A little more than the screen: the notice of the death has scrolled it. */
  private static final CaptureOptions LAST_SCREEN = CaptureOptions.screen().from(-10);

  private final TeamContext team;
  private final AgentWindow window;

  AgentExit(TeamContext team, AgentWindow window) {
    this.team = team;
    this.window = window;
  }

  /**
   * The process has ended and tmux does not say how. Mostly the status follows within a moment. But
   * a tmux with libutempter (Debian's, Ubuntu's, Fedora's) may miss its child's signal; it then
   * collects the child together with its next one, so it is given one. An end of which tmux never
   * tells more is an end all the same: that is said after a while.
   */
  void awaitStatus(Runnable neverTold) {
    team.run(CommandList.of(ANY_CHILD), reply -> {}, failure -> {});
    team.after(STATUS_PATIENCE, neverTold);
  }

  /** Hands over the last screen's lines that are not blank; nothing if it cannot be had. */
  void lastScreen(Consumer<String> then) {
    team.run(
        CommandList.of(Commands.capturePane(window.pane(), LAST_SCREEN)),
        reply -> then.accept(lastLines(reply.lines())),
        failure -> then.accept(""));
  }

  static String describe(int status, int signal) {
    if (status == STATUS_UNKNOWN) {
      return "tmux did not tell how";
    }
    return signal != 0 ? "signal " + signal : "status " + status;
  }

  private static String lastLines(List<String> screen) {
    return screen.stream().filter(line -> !line.isBlank()).collect(Collectors.joining("\n"));
  }
}
