package io.jenkins.plugins.tmuxorchestrator.host;

import dev.tmuxo.engine.config.Settings;
import dev.tmuxo.engine.config.SettingsLoader;
import dev.tmuxo.engine.config.Sources;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The engine's settings in a controller: the built-in ones, and what an administrator says. */
final class HostSettings {
  private HostSettings() {}

  static Settings of(Path home) {
    Map<String, String> noVariables = Map.of();
    return SettingsLoader.load(
            new Sources(noVariables, home, Optional.empty(), Map.of("home", home.toString())))
        .settings();
  }
}
