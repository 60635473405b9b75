package dev.tmuxo.server.cli;

import dev.tmuxo.engine.config.Settings;
import dev.tmuxo.engine.document.Printable;
import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.error.TmuxoException;
import dev.tmuxo.engine.team.Names;
import dev.tmuxo.server.client.ApiClient;
import dev.tmuxo.server.client.Daemons;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import picocli.CommandLine.Mixin;

/** The daemon, for commands that are its clients. */
final class DaemonOptions {
  private static final int SHOWN = 63;

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

  /**
   * The path of a team.
   *
   * @throws TmuxoException {@code TEAM_UNKNOWN} if none can have that name
   */
  static String team(String name) {
    if (!Names.valid(name)) {
      throw new TmuxoException(
          ErrorCode.TEAM_UNKNOWN,
          "no team can be called \"" + Printable.line(name, SHOWN) + "\"",
          "tmuxo ps lists the teams that run.");
    }
    return "/teams/" + segment(name);
  }

  static String agent(String team, String name) {
    return team(team) + "/agents/" + segment(name);
  }

  /** A word as part of a path or a query. */
  static String segment(String word) {
    return URLEncoder.encode(word, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
