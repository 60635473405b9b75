package dev.tmuxo.testkit.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The team's tmux server, asked by plain {@code tmux} processes.
 *
 * @param socket where it listens
 */
record Tmux(String socket) {
  private static final int PATIENCE_SECONDS = 5;

  /** The server's process. */
  Optional<Long> pid() {
    return ask("display-message", "-p", "#{pid}").map(Long::valueOf);
  }

  /** The process in an agent's pane. */
  Optional<Long> agent(String name) {
    return ask("display-message", "-p", "-t", "=" + Team.NAME + ":=" + name, "#{pane_pid}")
        .map(Long::valueOf);
  }

  /** The processes of control clients, if there are any. */
  List<Long> clients() {
    return ask("list-clients", "-F", "#{client_pid}").stream()
        .flatMap(String::lines)
        .map(Long::valueOf)
        .toList();
  }

  void killPane(String name) {
    ask("kill-pane", "-t", "=" + Team.NAME + ":=" + name);
  }

  /** What it printed; empty if it failed, printed nothing, or does not answer. */
  private Optional<String> ask(String... command) {
    List<String> line = new ArrayList<>(List.of("tmux", "-u", "-N", "-S", socket));
    line.addAll(Arrays.asList(command));
    try {
      ProcessBuilder builder = new ProcessBuilder(line);
      builder.environment().keySet().removeAll(List.of("TMUX", "TMUX_PANE"));
      Process process = builder.start();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return Optional.empty();
      }
      String out =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return process.exitValue() == 0 && !out.isEmpty() ? Optional.of(out) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot run tmux", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
