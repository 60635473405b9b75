package dev.tmuxo.engine.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
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

  private final Path dir;
  private final Path socket;
  private final String bell;
  private final List<ParsedLetter> letters = new CopyOnWriteArrayList<>();
  private Optional<Process> postman = Optional.empty();

  /**
   * @param dir a new directory with a short path
   */
  TeamTmux(Path dir) throws IOException {
    this.dir = dir;
    this.socket = dir.resolve("s");
    Path bin = Files.createDirectories(dir.resolve("bin"));
    for (HelperFiles.Program program : HelperFiles.programs()) {
      Path file = Files.writeString(bin.resolve(program.name()), program.content());
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    tmux("-f", "/dev/null", "new-session", "-d", "-s", "shop", "-n", "bell", "cat");
    bell = tmux("display-message", "-p", "-t", "shop:bell", "#{window_id}").strip();
  }

  Path helper(String name) {
    return dir.resolve("bin").resolve(name);
  }

  /** What the postman took so far. */
  List<ParsedLetter> letters() {
    return letters;
  }

  /** The letter that he took last. */
  Letter lastLetter() {
    return ((ParsedLetter.Understood) letters.get(letters.size() - 1)).letter();
  }

  /** A command that speaks with this server, and for programs in a pane the variables they need. */
  String environment(String agent) {
    return "TMUXO_AGENT=%s TMUXO_BELL=%s TMUXO_SOCKET=%s PATH=%s:$PATH"
        .formatted(agent, bell, socket, dir.resolve("bin"));
  }

  String tmux(String... arguments) {
    List<String> command = new ArrayList<>(List.of("tmux", "-u", "-S", socket.toString()));
    command.addAll(Arrays.asList(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(dir.toFile());
    builder.environment().remove("TMUX");
    Outcome outcome = run(builder, new byte[0]);
    if (outcome.status() != 0) {
      throw new IllegalStateException(command + ": " + outcome.err());
    }
    return outcome.out();
  }

  /** Runs a program as if the agent had, with that on its standard input. */
  Outcome run(byte[] stdin, String... command) {
    return run(asAgent(command), stdin);
  }

  Outcome run(String... command) {
    return run(asAgent(command), new byte[0]);
  }

  ProcessBuilder asAgent(String... command) {
    Path helper = helper(command[0]); // Java looks along its own PATH, not along the one it sets.
    if (Files.exists(helper)) {
      command[0] = helper.toString();
    }
    ProcessBuilder builder = new ProcessBuilder(command).directory(dir.toFile());
    builder.environment().remove("TMUX");
    builder.environment().put("TMUX_PANE", "%3");
    builder.environment().put(HelperFiles.AGENT, "dev-1");
    builder.environment().put(HelperFiles.BELL, bell);
    builder.environment().put(HelperFiles.SOCKET, socket.toString());
    builder.environment().merge("PATH", dir.resolve("bin").toString(), (p, b) -> b + ":" + p);
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
    ProcessBuilder builder =
        new ProcessBuilder(
            "tmux", "-u", "-S", socket.toString(), "-C", "attach", "-f", "no-output,ignore-size");
    builder.environment().remove("TMUX");
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
      sweep(answers);
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("%window-renamed " + bell + " ")) {
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
      ParsedLetter letter = LetterParser.parse(id, tmux("show-buffer", "-b", id.letterBuffer()));
      tmux("delete-buffer", "-b", id.letterBuffer());
      letters.add(letter);
      answers.apply(letter).ifPresent(answer -> answer(id, answer));
    }
  }

  LetterBuffers.Plan plan() {
    String list = tmux("list-buffers", "-F", LetterBuffers.FORMAT, "-f", LetterBuffers.FILTER);
    return LetterBuffers.plan(list.lines().toList(), Instant.now(), LetterBuffers.Limits.USUAL);
  }

  void answer(LetterId id, Answer answer) {
    tmux("set-buffer", "-b", id.answerBuffer(), "--", answer.content());
  }

  @Override
  public void close() {
    postman.ifPresent(Process::destroy);
    run(new ProcessBuilder("tmux", "-S", socket.toString(), "kill-server"), new byte[0]);
  }
}
