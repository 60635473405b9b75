package dev.tmuxo.engine.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tmuxo.testkit.tmux.TmuxFixture;
import dev.tmuxo.testkit.tmux.TmuxServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * A tmux server with a bell window and the helper programs, as a team has them, and in the
 * orchestrator's place a postman who takes each letter when the bell rings.
 */
final class TeamTmux implements AutoCloseable {
  /** What a program left behind. */
  record Outcome(int status, String out, String err) {}

  private final TmuxFixture fixture;
  private final TmuxServer server;
  private final Path bin;
  private final String bell;
  private final List<ParsedLetter> letters = new CopyOnWriteArrayList<>();
  private Optional<Process> postman = Optional.empty();

  TeamTmux(TmuxFixture fixture) throws IOException {
    this.fixture = fixture;
    this.server = fixture.server();
    this.bin = Files.createDirectories(fixture.directory().resolve("bin"));
    for (HelperFiles.Program program : HelperFiles.programs()) {
      Path file = Files.writeString(bin.resolve(program.name()), program.content());
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    this.bell = server.start("shop", "cat").format("#{window_id}");
  }

  Path helper(String name) {
    return bin.resolve(name);
  }

  TmuxServer server() {
    return server;
  }

  /** What the postman took so far. */
  List<ParsedLetter> letters() {
    return letters;
  }

  /** The letter that he took last. */
  Letter lastLetter() {
    return ((ParsedLetter.Understood) letters.get(letters.size() - 1)).letter();
  }

  /** What a shell in a pane has to be told first. */
  String environment(String agent) {
    return "export TMUXO_AGENT=%s TMUXO_BELL=%s TMUXO_TMUX=%s TMUXO_SOCKET=%s PATH=%s:$PATH"
        .formatted(agent, bell, TmuxFixture.binary(), server.socket(), bin);
  }

  /** Runs a program as if the agent had, with that on its standard input. */
  Outcome run(byte[] stdin, String... command) {
    return run(asAgent(command), stdin);
  }

  Outcome run(String... command) {
    return run(asAgent(command), new byte[0]);
  }

  /** A program with the environment of an agent's pane. */
  ProcessBuilder asAgent(String... command) {
    Path helper = helper(command[0]); // Java looks along its own PATH, not along the one it sets.
    if (Files.exists(helper)) {
      command[0] = helper.toString();
    }
    ProcessBuilder builder = new ProcessBuilder(command).directory(fixture.directory().toFile());
    builder.environment().remove("TMUX");
    builder.environment().put("TMUX_PANE", "%3");
    builder.environment().put(HelperFiles.AGENT, "dev-1");
    builder.environment().put(HelperFiles.BELL, bell);
    builder.environment().put(HelperFiles.TMUX, TmuxFixture.binary());
    builder.environment().put(HelperFiles.SOCKET, server.socket().toString());
    builder.environment().merge("PATH", bin.toString(), (path, first) -> first + ":" + path);
    builder.environment().putAll(fixture.environment());
    return builder;
  }

  static Outcome run(ProcessBuilder builder, byte[] stdin) {
    try {
      Path out = Files.createTempFile("tmuxo", "out");
      Path err = Files.createTempFile("tmuxo", "err");
      try {
        Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        feed(process, stdin);
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
          process.destroyForcibly();
          throw new IllegalStateException(builder.command() + " does not end");
        }
        return new Outcome(process.exitValue(), Files.readString(out), Files.readString(err));
      } finally {
        Files.delete(out);
        Files.delete(err);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static void feed(Process process, byte[] stdin) {
    try (OutputStream in = process.getOutputStream()) {
      in.write(stdin);
    } catch (IOException e) {
      // It did not care to read all of it.
    }
  }

  /** Puts a postman to work who takes letters and answers each in this way. */
  void answering(Function<ParsedLetter, Optional<Answer>> answers) throws IOException {
    // As the orchestrator attaches; a client that gets output kills tmux 3.2 when a pane ends.
    ProcessBuilder builder =
        new ProcessBuilder(
            List.of(
                TmuxFixture.binary(),
                "-u",
                "-S",
                server.socket().toString(),
                "-C",
                "attach",
                "-f",
                "no-output,ignore-size"));
    builder.environment().remove("TMUX");
    builder.environment().putAll(fixture.environment());
    Process client = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
    postman = Optional.of(client);
    Thread thread = new Thread(() -> waitForBell(client, answers), "postman");
    thread.setDaemon(true);
    thread.start();
  }

  /** A postman who is content with every letter. */
  void answering() throws IOException {
    answering(letter -> Optional.of(Answer.ok("taken")));
  }

  private void waitForBell(Process client, Function<ParsedLetter, Optional<Answer>> answers) {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(client.getInputStream(), UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        // Only once it is attached does tmux tell it of the bell.
        if (line.startsWith("%session-changed ")
            || line.startsWith("%window-renamed " + bell + " ")) {
          sweep(answers);
        }
      }
    } catch (IOException | IllegalStateException e) {
      // The server is gone, and so is the work.
    }
  }

  /** Takes every letter that waits. */
  void sweep(Function<ParsedLetter, Optional<Answer>> answers) {
    for (LetterId id : plan().read()) {
      ParsedLetter letter =
          LetterParser.parse(id, server.ask("show-buffer", "-b", id.letterBuffer()));
      server.ask("delete-buffer", "-b", id.letterBuffer());
      letters.add(letter);
      answers.apply(letter).ifPresent(answer -> answer(id, answer));
    }
  }

  LetterBuffers.Plan plan() {
    String list =
        server.ask("list-buffers", "-F", LetterBuffers.FORMAT, "-f", LetterBuffers.FILTER);
    return LetterBuffers.plan(list.lines().toList(), Instant.now(), LetterBuffers.Limits.USUAL);
  }

  void answer(LetterId id, Answer answer) {
    server.ask("set-buffer", "-b", id.answerBuffer(), "--", answer.content());
  }

  /** Leaves the server to its fixture. */
  @Override
  public void close() {
    postman.ifPresent(Process::destroy);
  }
}
