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
import picocli.CommandLine.Option;

/** {@code tmuxo down}. */
@Command(
    name = "down",
    description = "Stops a team: every process of it ends.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {"  tmuxo down shop", "  tmuxo down shop --grace 30s"})
final class DownCommand implements Callable<Integer> {
  @Option(
      names = "--grace",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      description =
          "How long its processes have to end by themselves; else the setting stop.grace.")
  private Optional<Duration> grace;

  @Mixin private OneTeam team;

  @Override
  public Integer call() throws IOException, InterruptedException {
    String query = grace.map(g -> "?grace=" + g).orElse("");
    String answer = team.client().delete(team.path() + query);
    TeamEnded ended = ApiClient.read(answer, TeamEnded.class);
    String killed =
        ended.leftover() == 0 ? "" : ", " + ended.leftover() + " leftover processes ended";
    String outcome = ended.outcome().name().toLowerCase(Locale.ROOT);
    return team.tell(answer, ended.team() + ": " + outcome + killed);
  }
}
