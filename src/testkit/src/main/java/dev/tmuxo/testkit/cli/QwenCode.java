package dev.tmuxo.testkit.cli;

import dev.tmuxo.testkit.model.ScriptedModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A real agent CLI: Qwen Code, in the version that {@code src/testkit/npm} pins, driven by a {@link
 * ScriptedModel} and with a home of its own.
 */
public final class QwenCode {
  private final Path program;

  private QwenCode(Path program) {
    this.program = program;
  }

  /**
   * Installs it into {@code target/clis} of the repository (about 120 MB), unless it is there
   * already; skips the calling test, and says why, where npm cannot be had or cannot reach its
   * registry.
   */
  public static QwenCode installOrSkip() {
    Path modules = NpmPackages.installOrSkip();
    return new QwenCode(modules.resolve(Path.of(".bin", "qwen")));
  }

  /** Program and arguments. */
  public List<String> command(String... arguments) {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(Arrays.asList(arguments));
    return command;
  }

  /**
   * What makes it ask a scripted model.
   *
   * @param model answers it
   * @param name the model's name in its requests, by which a script tells agents apart
   * @param home made if it is not there; all agents of a test may share one
   */
  public Map<String, String> environment(ScriptedModel model, String name, Path home) {
    try {
      Files.createDirectories(home);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make a home for Qwen Code", e);
    }
    return Map.of(
        "HOME",
        home.toString(),
        "OPENAI_API_KEY",
        "none",
        "OPENAI_BASE_URL",
        model.url(),
        "OPENAI_MODEL",
        name);
  }
}
