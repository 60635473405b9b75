package io.jenkins.plugins.tmuxorchestrator.host;

import dev.tmuxo.engine.config.Settings;
import dev.tmuxo.engine.config.SettingsLoader;
import dev.tmuxo.engine.config.Sources;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The engine's settings in a controller: the built-in ones, and what an administrator says. */
final class HostSettings {
  private HostSettings() {}

  /**
   * The settings with an administrator's words in them; empty ones leave what is built in.
   *
   * @param tmux the tmux program on the nodes
   * @param library a folder of resources on the controller
   */
  static Settings of(Path home, String tmux, String library) {
    Map<String, String> noVariables = Map.of();
    Map<String, String> said = new TreeMap<>();
    said.put("home", home.toString());
    said.put("tmux.path", tmux);
    said.put("resources", library);
    said.values().removeIf(String::isEmpty);
    return SettingsLoader.load(new Sources(noVariables, home, Optional.empty(), said)).settings();
  }
}
