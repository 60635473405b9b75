package dev.tmuxo.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tmuxo.testkit.tmux.TmuxFixture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/**
 * The program as a user has it: a process, with a home of its own. It is the built {@code tmuxo} if
 * {@code TMUXO_TEST_COMMAND} names it, else this build's classes.
 */
final class Program {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final Path home;
  private final Map<String, String> variables = new HashMap<>();

  /** What a finished run left. */
  record Result(int status, String out, String err) {
    List<String> lines() {
      return out.lines().toList();
    }
  }

  /** A run that goes on. */
  record Running(Process process, Path out, Path err) {
    Result await() throws InterruptedException {
      boolean ended = process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS);
      if (!ended) {
        process.destroyForcibly();
        throw new AssertionError("did not end; it said:\n" + read(out) + read(err));
      }
      return new Result(process.exitValue(), read(out), read(err));
    }

    /** Waits until it printed that. */
    void awaitOutput(String text) {
      Awaitility.await()
          .atMost(LIMIT)
          .untilAsserted(() -> assertThat(read(out) + read(err)).contains(text));
    }
  }

  Program(TmuxFixture tmux) {
    home = tmux.directory().resolve("home");
    variables.putAll(tmux.environment());
    variables.put("HOME", home.toString());
    variables.put("TMUXO_HOME", state().toString());
    // Agents carry the test's marker too, so that none is left behind unnoticed.
    variables.put("TMUXO_ENVIRONMENT_PASS", TmuxFixture.MARKER_VARIABLE);
    // An interactive shell ignores the request to end; nobody waits five seconds for it here.
    variables.put("TMUXO_STOP_GRACE", "1s");
    variables.put("LANG", "C.UTF-8");
  }

  Path state() {
    return home.resolve("state");
  }

  /** The state directory does not show in the environment of what tmux starts; this does. */
  Map<String, String> variables() {
    return Map.copyOf(variables);
  }

  Program with(String name, String value) {
    variables.put(name, value);
    return this;
  }

  List<String> command(String... arguments) {
    List<String> command =
        new ArrayList<>(
            Optional.ofNullable(System.getenv("TMUXO_TEST_COMMAND"))
                .map(List::of)
                .orElse(
                    List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.tmuxo.server.Main")));
    command.addAll(Arrays.asList(arguments));
    return command;
  }

  Result run(String... arguments) throws InterruptedException {
    return start(arguments).await();
  }

  Running start(String... arguments) {
    return start(command(arguments));
  }

  Running start(List<String> command) {
    try {
      Files.createDirectories(home);
      Path out = Files.createTempFile(home, "out", ".txt");
      Path err = Files.createTempFile(home, "err", ".txt");
      ProcessBuilder builder =
          prepare(command).redirectOutput(out.toFile()).redirectError(err.toFile());
      return new Running(builder.start(), out, err);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A process in the program's environment. */
  ProcessBuilder prepare(List<String> command) throws IOException {
    Files.createDirectories(home);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(home.toFile())
            .redirectInput(Path.of("/dev/null").toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("TMUX"));
    builder.environment().putAll(variables);
    return builder;
  }

  /** Writes a file below the home and tells its path. */
  String file(String name, String content) {
    try {
      Files.createDirectories(home);
      return Files.writeString(home.resolve(name), content).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** No tmux of a team is left. (What agents left, the fixture notices.) */
  void assertNothingRuns() {
    List<String> left =
        ProcessHandle.allProcesses()
            .map(p -> p.info().commandLine().orElse(""))
            .filter(c -> c.contains(state().resolve("teams").toString()))
            .toList();
    assertThat(left).isEmpty();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
