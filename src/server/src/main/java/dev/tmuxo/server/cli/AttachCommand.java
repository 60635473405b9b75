package dev.tmuxo.server.cli;

import dev.tmuxo.api.wire.Terminal;
import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.error.TmuxoException;
import dev.tmuxo.server.client.ApiClient;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code tmuxo attach}. */
@Command(
    name = "attach",
    description = "Attaches this terminal to a team's tmux; Ctrl-b d leaves it.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {"  tmuxo attach shop", "  tmuxo attach shop pm"})
final class AttachCommand implements Callable<Integer> {
  @Parameters(
      index = "1",
      paramLabel = "AGENT",
      arity = "0..1",
      completionCandidates = Completions.Agents.class,
      description = "The agent whose window is shown first.")
  private Optional<String> agent;

  @Mixin private OneTeam team;

  @Override
  public Integer call() throws IOException, InterruptedException {
    String path = agent.map(team::path).orElseGet(team::path);
    String answer = team.client().get(path + "/terminal");
    if (team.json()) {
      team.out().println(answer);
      return ExitCode.DONE.status();
    }
    int status = run(ApiClient.read(answer, Terminal.class).command());
    if (status != 0) {
      throw new TmuxoException(
          ErrorCode.TMUX_COMMAND_FAILED,
          "tmux ended with status " + status,
          "It needs a terminal; its own words are above.");
    }
    return ExitCode.DONE.status();
  }

  private static int run(List<String> command) throws IOException, InterruptedException {
    ProcessBuilder tmux = new ProcessBuilder(command).inheritIO();
    // From within another tmux it is meant all the same: this is another server.
    tmux.environment().keySet().removeAll(List.of("TMUX", "TMUX_PANE"));
    return tmux.start().waitFor();
  }
}
