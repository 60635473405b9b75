package dev.tmuxo.server.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tmuxo resume}. */
@Command(
    name = "resume",
    description = "Lets messages be typed again.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = "  tmuxo resume shop")
final class ResumeCommand implements Callable<Integer> {
  @Parameters(paramLabel = "TEAM", description = "The team.")
  private String team;

  @Mixin private JsonFlag json;
  @Mixin private DaemonOptions daemon;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    String status = daemon.client().post(DaemonOptions.team(team) + "/resume");
    spec.commandLine().getOut().println(json.on() ? status : team + ": running");
    return ExitCode.DONE.status();
  }
}
