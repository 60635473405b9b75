package dev.tmuxo.server.cli;

import dev.tmuxo.api.wire.ScreenText;
import dev.tmuxo.server.client.ApiClient;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tmuxo capture}. */
@Command(
    name = "capture",
    description = "Prints what an agent's terminal shows.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {"  tmuxo capture shop pm", "  tmuxo capture shop dev-1 --lines 10"})
final class CaptureCommand implements Callable<Integer> {
  @Parameters(
      index = "1",
      paramLabel = "AGENT",
      completionCandidates = Completions.Agents.class,
      description = "The agent.")
  private String agent;

  @Option(names = "--lines", paramLabel = "N", description = "Only the last N lines.")
  private Optional<Integer> lines;

  @Mixin private OneTeam team;

  @Override
  public Integer call() throws IOException, InterruptedException {
    String query = lines.map(n -> "?lines=" + n).orElse("");
    String answer = team.client().get(team.path(agent) + "/screen" + query);
    return team.tell(answer, String.join("\n", ApiClient.read(answer, ScreenText.class).lines()));
  }
}
