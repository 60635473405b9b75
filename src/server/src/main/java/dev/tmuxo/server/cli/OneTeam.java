package dev.tmuxo.server.cli;

import dev.tmuxo.engine.config.Effective;
import dev.tmuxo.server.client.ApiClient;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What each command about one team of the daemon takes: the team, {@code --json}, settings. */
final class OneTeam {
  @Parameters(
      index = "0",
      paramLabel = "TEAM",
      completionCandidates = Completions.Teams.class,
      description = "The team.")
  private String team;

  @Mixin private JsonFlag json;
  @Mixin private DaemonOptions daemon;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  String name() {
    return team;
  }

  /** The team's path in the API. */
  String path() {
    return DaemonOptions.team(team);
  }

  String path(String agent) {
    return DaemonOptions.agent(team, agent);
  }

  /** The daemon; started if it does not run. */
  ApiClient client() throws IOException, InterruptedException {
    return daemon.client();
  }

  Effective effective() {
    return daemon.settings().load(Optional.empty());
  }

  boolean json() {
    return json.on();
  }

  PrintWriter out() {
    return spec.commandLine().getOut();
  }

  /** Prints the daemon's answer, or what it says in words; the command is done. */
  int tell(String answer, String words) {
    out().println(json.on() ? answer : words);
    return ExitCode.DONE.status();
  }
}
