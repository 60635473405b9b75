package io.jenkins.plugins.tmuxorchestrator.node;

import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.error.TmuxoException;
import dev.tmuxo.engine.tmux.Channel;
import dev.tmuxo.engine.tmux.Transport;
import hudson.Launcher;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Opens processes through a Jenkins launcher. They carry none of the variables by which Jenkins
 * finds what a build left running: a team ends when it is told to, not with a {@code node} block or
 * with the abort of some later shell step.
 */
abstract class LauncherTransport implements Transport {
  /** Measured: each of these gets processes killed in one situation or another. */
  private static final List<String> UNMARKED =
      List.of(
          "env",
          "-u",
          "BUILD_ID",
          "-u",
          "JENKINS_NODE_COOKIE",
          "-u",
          "JENKINS_SERVER_COOKIE",
          "-u",
          "HUDSON_SERVER_COOKIE",
          "-u",
          "HUDSON_COOKIE",
          "-u",
          "TMUX",
          "-u",
          "TMUX_PANE");

  private final String node;

  LauncherTransport(String node) {
    this.node = node;
  }

  /**
   * The launcher of this moment.
   *
   * @throws TmuxoException {@code NODE_UNREACHABLE} if there is none now
   */
  abstract Launcher launcher() throws InterruptedException;

  @Override
  public final String node() {
    return node;
  }

  @Override
  public final Channel open(List<String> command) throws IOException {
    try {
      Launcher launcher = launcher();
      if (!launcher.isUnix()) {
        throw new TmuxoException(
            ErrorCode.TMUX_NOT_FOUND,
            node + " runs Windows, which has no tmux",
            "Use a label of Linux, macOS or BSD nodes: node('linux') { ... }");
      }
      List<String> words = new ArrayList<>(UNMARKED);
      command.forEach(word -> words.add(literal(word)));
      return new LauncherChannel(
          launcher
              .launch()
              .cmds(words)
              .quiet(true)
              .pwd("/")
              .writeStdin()
              .readStdout()
              .readStderr()
              .start());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while looking for node " + node, e);
    }
  }

  /** Launchers put variables into the words of a command; {@code $$} stands for a dollar sign. */
  static String literal(String word) {
    return word.replace("$", "$$");
  }

  final TmuxoException unreachable(String why) {
    return new TmuxoException(
        ErrorCode.NODE_UNREACHABLE,
        node + " cannot be reached: " + why,
        "Its agents work on; the team is taken over once it is back.");
  }
}
