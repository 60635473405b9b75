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
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tmuxo attach}. */
@Command(
    name = "attach",
    description = "Attaches this terminal to a team's tmux; Ctrl-b d leaves it.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {"  tmuxo attach shop", "  tmuxo attach shop pm"})
final class AttachCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "TEAM", description = "The team.")
  private String team;

  @Parameters(
      index = "1",
      paramLabel = "AGENT",
      arity = "0..1",
      description = "The agent whose window is shown first.")
  private Optional<String> agent;

  @Mixin private JsonFlag json;
  @Mixin private DaemonOptions daemon;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    String path =
        agent.map(a -> DaemonOptions.agent(team, a)).orElseGet(() -> DaemonOptions.team(team));
    String answer = daemon.client().get(path + "/terminal");
    if (json.on()) {
      spec.commandLine().getOut().println(answer);
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
