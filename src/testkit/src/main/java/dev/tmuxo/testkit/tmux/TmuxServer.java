package dev.tmuxo.testkit.tmux;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** One private tmux server, each command a {@code tmux} process of its own. */
public final class TmuxServer {
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final Path socket;
  private final Map<String, String> environment;

  /** What a tmux process answered. */
  public record Answer(int status, String out, String err) {}

  TmuxServer(Path socket, Map<String, String> environment) {
    this.socket = socket;
    this.environment = Map.copyOf(environment);
  }

  public Path socket() {
    return socket;
  }

  /** Runs a command, whatever comes of it. */
  public Answer run(String... command) {
    return run(new byte[0], Arrays.asList(command));
  }

  /**
   * Runs a command that has to succeed.
   *
   * @return what it printed, without the last newline
   */
  public String ask(String... command) {
    return ask(new byte[0], command);
  }

  /** Like {@link #ask(String...)}, with a standard input. */
  public String ask(byte[] input, String... command) {
    Answer answer = run(input, Arrays.asList(command));
    if (answer.status() != 0) {
      throw new IllegalStateException(
          "tmux " + Arrays.toString(command) + " failed: " + answer.err().strip());
    }
    return answer.out().endsWith("\n")
        ? answer.out().substring(0, answer.out().length() - 1)
        : answer.out();
  }

  /**
   * Starts a command in a new session of 80 columns and 24 rows. Its pane stays when the command
   * ends.
   */
  public Pane start(String session, String... command) {
    return start(session, Map.of(), command);
  }

  /** Like {@link #start(String, String...)}, with more in the command's environment. */
  public Pane start(String session, Map<String, String> variables, String... command) {
    List<String> arguments =
        new ArrayList<>(List.of("start-server", ";", "set", "-g", "remain-on-exit", "on", ";"));
    arguments.addAll(List.of("new-session", "-d", "-P", "-F", "#{pane_id}"));
    arguments.addAll(List.of("-x", "80", "-y", "24", "-s", session));
    variables.forEach((name, value) -> arguments.addAll(List.of("-e", name + "=" + value)));
    arguments.add("--");
    arguments.addAll(Arrays.asList(command));
    return new Pane(this, ask(arguments.toArray(String[]::new)));
  }

  /** The server's process, if it lives. */
  public Optional<ProcessHandle> process() {
    Answer answer = run("display-message", "-p", "#{pid}");
    return answer.status() == 0
        ? ProcessHandle.of(Long.parseLong(answer.out().strip()))
        : Optional.empty();
  }

  /** Ends the server at once, as a crash does (SIGKILL), even if it does not listen. */
  public void kill() {
    environment.forEach(
        (name, value) ->
            Processes.withVariable(name, value).stream()
                .filter(process -> Processes.isTmuxOn(socket, process))
                .forEach(ProcessHandle::destroyForcibly));
  }

  private Answer run(byte[] input, List<String> command) {
    List<String> line =
        new ArrayList<>(
            List.of(TmuxFixture.binary(), "-u", "-f", "/dev/null", "-S", socket.toString()));
    line.addAll(command);
    ProcessBuilder builder = new ProcessBuilder(line);
    builder.environment().keySet().removeAll(List.of("TMUX", "TMUX_PANE"));
    builder.environment().putAll(environment);
    try {
      Process process = builder.start();
      CompletableFuture<String> out = CompletableFuture.supplyAsync(() -> read(process, true));
      CompletableFuture<String> err = CompletableFuture.supplyAsync(() -> read(process, false));
      try (OutputStream in = process.getOutputStream()) {
        in.write(input);
      }
      if (!process.waitFor(LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException("tmux " + command + " did not answer in " + LIMIT);
      }
      return new Answer(process.exitValue(), out.join(), err.join());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot run tmux", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static String read(Process process, boolean out) {
    try {
      var stream = out ? process.getInputStream() : process.getErrorStream();
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
