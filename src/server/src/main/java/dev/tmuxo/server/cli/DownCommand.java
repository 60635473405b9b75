package dev.tmuxo.server.cli;

import dev.tmuxo.api.wire.TeamEnded;
import dev.tmuxo.server.client.ApiClient;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tmuxo down}. */
@Command(
    name = "down",
    description = "Stops a team: every process of it ends.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {"  tmuxo down shop", "  tmuxo down shop --grace 30s"})
final class DownCommand implements Callable<Integer> {
  @Parameters(paramLabel = "TEAM", description = "The team.")
  private String team;

  @Option(
      names = "--grace",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      description =
          "How long its processes have to end by themselves; else the setting stop.grace.")
  private Optional<Duration> grace;

  @Mixin private JsonFlag json;
  @Mixin private DaemonOptions daemon;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    String query = grace.map(g -> "?grace=" + g).orElse("");
    String answer = daemon.client().delete(DaemonOptions.team(team) + query);
    TeamEnded ended = ApiClient.read(answer, TeamEnded.class);
    String killed =
        ended.leftover() == 0 ? "" : ", " + ended.leftover() + " leftover processes ended";
    spec.commandLine()
        .getOut()
        .println(
            json.on()
                ? answer
                : ended.team() + ": " + ended.outcome().name().toLowerCase(Locale.ROOT) + killed);
    return ExitCode.DONE.status();
  }
}
