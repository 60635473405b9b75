package dev.tmuxo.server.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tmuxo restart}. */
@Command(
    name = "restart",
    description = "Ends an agent's process and starts it again; what waits for it is kept.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = "  tmuxo restart shop dev-1")
final class RestartCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "TEAM", description = "The team.")
  private String team;

  @Parameters(index = "1", paramLabel = "AGENT", description = "The agent.")
  private String agent;

  @Mixin private JsonFlag json;
  @Mixin private DaemonOptions daemon;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    String status = daemon.client().post(DaemonOptions.agent(team, agent) + "/restart");
    spec.commandLine().getOut().println(json.on() ? status : agent + ": starting again");
    return ExitCode.DONE.status();
  }
}
