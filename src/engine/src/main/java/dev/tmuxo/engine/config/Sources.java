package dev.tmuxo.engine.config;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where settings are looked for.
 *
 * @param variables the caller's environment
 * @param workingDirectory absolute
 * @param teamFile the team file at hand; its project's settings count
 * @param flags what {@code --set key=value} said
 */
public record Sources(
    Map<String, String> variables,
    Path workingDirectory,
    Optional<Path> teamFile,
    Map<String, String> flags) {

  public Sources {
    variables = Map.copyOf(variables);
    flags = Map.copyOf(flags);
  }

  /** This process, without a team file and flags. */
  public static Sources ofProcess() {
    return new Sources(System.getenv(), Path.of("").toAbsolutePath(), Optional.empty(), Map.of());
  }

  public Sources withTeamFile(Path file) {
    return new Sources(variables, workingDirectory, Optional.of(file), flags);
  }

  public Sources withFlags(Map<String, String> values) {
    return new Sources(variables, workingDirectory, teamFile, values);
  }
}
