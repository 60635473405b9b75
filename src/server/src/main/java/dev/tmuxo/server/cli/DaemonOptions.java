package dev.tmuxo.server.cli;

import dev.tmuxo.engine.config.Settings;
import dev.tmuxo.server.client.ApiClient;
import dev.tmuxo.server.client.Daemons;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Mixin;

/** The daemon, for commands that are its clients. */
final class DaemonOptions {
  @Mixin private SettingFlags flags;

  /** The daemon of this user; started if it does not run. */
  ApiClient client() throws IOException, InterruptedException {
    return daemons(flags.load(Optional.empty()).settings()).client();
  }

  SettingFlags settings() {
    return flags;
  }

  static Daemons daemons(Settings settings) {
    return new Daemons(settings.home());
  }

  static String team(String name) {
    return "/teams/" + segment(name);
  }

  static String agent(String team, String name) {
    return team(team) + "/agents/" + segment(name);
  }

  /** A word as part of a path or a query. */
  static String segment(String word) {
    return URLEncoder.encode(word, StandardCharsets.UTF_8).replace("+", "%20");
  }

  static Path absolute(Path file) {
    return file.toAbsolutePath();
  }
}
