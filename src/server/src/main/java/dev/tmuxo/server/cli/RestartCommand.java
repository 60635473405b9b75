package dev.tmuxo.server.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code tmuxo restart}. */
@Command(
    name = "restart",
    description = "Ends an agent's process and starts it again; what waits for it is kept.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = "  tmuxo restart shop dev-1")
final class RestartCommand implements Callable<Integer> {
  @Parameters(
      index = "1",
      paramLabel = "AGENT",
      completionCandidates = Completions.Agents.class,
      description = "The agent.")
  private String agent;

  @Mixin private OneTeam team;

  @Override
  public Integer call() throws IOException, InterruptedException {
    String status = team.client().post(team.path(agent) + "/restart");
    return team.tell(status, agent + ": starting again");
  }
}
