package dev.tmuxo.server.cli;

import dev.tmuxo.engine.config.Effective;
import dev.tmuxo.engine.config.SettingsLoader;
import dev.tmuxo.engine.config.Sources;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** {@code --set}, for every command that reads settings. */
final class SettingFlags {
  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "A setting for this call only; tmuxo config lists them.")
  private Map<String, String> values = new LinkedHashMap<>();

  Effective load(Optional<Path> teamFile) {
    Sources sources = Sources.ofProcess().withFlags(values);
    return SettingsLoader.load(teamFile.map(sources::withTeamFile).orElse(sources));
  }
}
