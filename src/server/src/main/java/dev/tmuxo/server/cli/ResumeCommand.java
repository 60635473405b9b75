package dev.tmuxo.server.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code tmuxo resume}. */
@Command(
    name = "resume",
    description = "Lets messages be typed again.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = "  tmuxo resume shop")
final class ResumeCommand implements Callable<Integer> {
  @Mixin private OneTeam team;

  @Override
  public Integer call() throws IOException, InterruptedException {
    String status = team.client().post(team.path() + "/resume");
    return team.tell(status, team.name() + ": running");
  }
}
