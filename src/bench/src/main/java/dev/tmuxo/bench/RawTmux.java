package dev.tmuxo.bench;

import dev.tmuxo.engine.tmux.CommandList;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What there is to compare with: tmux processes, and a control connection without any client of
 * ours behind it.
 */
final class RawTmux {
  private final Path socket;

  RawTmux(Path socket) {
    this.socket = socket;
  }

  /** Runs one tmux process and gives what it printed. */
  String run(String... arguments) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(List.of("tmux", "-f", "/dev/null", "-S", socket.toString()));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(command + ": " + output);
    }
    return output.strip();
  }

  /**
   * Writes all lists into one control connection as fast as it takes them, and counts the lines
   * that say so.
   *
   * @param expected the line that each list prints once
   * @return nanoseconds from the first write to the last answer
   */
  long pipeline(String session, List<CommandList> lists, String expected)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                "tmux",
                "-u",
                "-S",
                socket.toString(),
                "-C",
                "attach-session",
                "-f",
                "no-output,ignore-size",
                "-t",
                session)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    List<byte[]> lines = lists.stream().map(CommandList::line).toList();
    long start = System.nanoTime();
    Thread writer =
        new Thread(
            () -> {
              try (OutputStream out = process.getOutputStream()) {
                for (byte[] line : lines) {
                  out.write(line);
                  out.write('\n');
                }
                out.flush();
                process.waitFor(10, TimeUnit.MINUTES);
              } catch (IOException | InterruptedException e) {
                process.destroy();
              }
            });
    writer.start();
    int seen = 0;
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new BufferedInputStream(process.getInputStream(), 1 << 16),
                StandardCharsets.UTF_8))) {
      while (seen < lists.size()) {
        String line = reader.readLine();
        if (line == null) {
          throw new IOException("the control connection ended after " + seen + " lists");
        }
        if (line.equals(expected)) {
          seen++;
        }
      }
    }
    long nanos = System.nanoTime() - start;
    process.destroy();
    writer.join();
    return nanos;
  }

  /** Ends the server, and waits until nothing of it is left to disturb the next measurement. */
  void kill() throws IOException, InterruptedException {
    List<ProcessHandle> processes =
        run("list-panes", "-a", "-F", "#{pane_pid}\n#{pid}")
            .lines()
            .distinct()
            .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)).stream())
            .toList();
    run("kill-server");
    for (ProcessHandle process : processes) {
      process.onExit().join();
    }
  }
}
