package dev.tmuxo.testkit.tmux;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Finds processes and does to them what happens to processes. Linux only: reads {@code /proc}. */
public final class Processes {
  private Processes() {}

  /** Live processes of this user that have the variable with that value in their environment. */
  public static List<ProcessHandle> withVariable(String name, String value) {
    return ProcessHandle.allProcesses()
        .filter(process -> environment(process.pid()).contains(name + "=" + value))
        .toList();
  }

  /** For messages: id and command line. */
  public static String describe(ProcessHandle process) {
    String command =
        String.join(" ", strings(Path.of("/proc", Long.toString(process.pid()), "cmdline")));
    return process.pid() + " " + command.strip();
  }

  /** Ends it at once, unable to clean up (SIGKILL). */
  public static void kill(long pid) {
    signal(pid, "KILL");
  }

  /** Freezes it (SIGSTOP). */
  public static void stop(long pid) {
    signal(pid, "STOP");
  }

  /** Lets it go on (SIGCONT). */
  public static void resume(long pid) {
    signal(pid, "CONT");
  }

  /**
   * Sends a signal.
   *
   * @param name without SIG
   * @throws IllegalStateException if there is no such process
   */
  public static void signal(long pid, String name) {
    try {
      Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start();
      if (kill.waitFor() != 0) {
        throw new IllegalStateException("cannot send " + name + " to process " + pid);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot run kill", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether it is a tmux server or client that was started on that socket. */
  static boolean isTmuxOn(Path socket, ProcessHandle process) {
    Path files = Path.of("/proc", Long.toString(process.pid()));
    return strings(files.resolve("comm")).get(0).startsWith("tmux")
        && strings(files.resolve("cmdline")).contains(socket.toString());
  }

  private static List<String> environment(long pid) {
    return strings(Path.of("/proc", Long.toString(pid), "environ"));
  }

  /**
   * The strings of a file of {@code /proc}; an empty one if the process ended (a zombie counts as
   * ended) or is another user's.
   */
  private static List<String> strings(Path file) {
    try {
      String all = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      return Arrays.asList(all.split("\0", -1));
    } catch (IOException e) {
      return List.of("");
    }
  }
}
