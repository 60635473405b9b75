package dev.tmuxo.server.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code tmuxo pause}. */
@Command(
    name = "pause",
    description = "Types nothing more into a team's terminals; messages are accepted and wait.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = "  tmuxo pause shop")
final class PauseCommand implements Callable<Integer> {
  @Mixin private OneTeam team;

  @Override
  public Integer call() throws IOException, InterruptedException {
    String status = team.client().post(team.path() + "/pause");
    return team.tell(status, team.name() + ": paused");
  }
}
