package dev.tmuxo.server.cli;

import dev.tmuxo.api.wire.CheckInId;
import dev.tmuxo.api.wire.CheckInList;
import dev.tmuxo.engine.view.CheckInView;
import dev.tmuxo.server.client.ApiClient;
import dev.tmuxo.server.text.Cells;
import dev.tmuxo.server.text.CheckInWording;
import dev.tmuxo.server.text.Times;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tmuxo checkin}. */
@Command(
    name = "checkin",
    description = "Messages that a schedule sends.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      CheckinAddCommand.class,
      CheckinCommand.Listing.class,
      CheckinCommand.Removal.class
    })
final class CheckinCommand implements Runnable {
  private static final int TEXT = 60;

  @Spec private CommandSpec spec;

  /** Without a command: what there is. */
  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  /** {@code tmuxo checkin ls}. */
  @Command(
      name = "ls",
      description = "The check-ins that will be due again, soonest first.",
      mixinStandardHelpOptions = true,
      footerHeading = "%nExample:%n",
      footer = "  tmuxo checkin ls shop")
  static final class Listing implements Callable<Integer> {
    @Mixin private OneTeam team;

    @Override
    public Integer call() throws IOException, InterruptedException {
      PrintWriter out = team.out();
      String answer = team.client().get(team.path() + "/check-ins");
      if (team.json()) {
        out.println(answer);
        return ExitCode.DONE.status();
      }
      List<CheckInView> checkIns = ApiClient.read(answer, CheckInList.class).checkIns();
      Columns table = new Columns("");
      for (CheckInView checkIn : checkIns) {
        table.row(
            checkIn.id(),
            checkIn.spec().to(),
            CheckInWording.schedule(checkIn.spec().schedule()),
            "due in " + Times.length(Duration.between(Instant.now(), checkIn.due())),
            Cells.cut(Cells.clean(checkIn.spec().content().strip()), TEXT));
      }
      table.print(out);
      return ExitCode.DONE.status();
    }
  }

  /** {@code tmuxo checkin rm}. */
  @Command(
      name = "rm",
      description = "Removes a check-in.",
      mixinStandardHelpOptions = true,
      footerHeading = "%nExample:%n",
      footer = "  tmuxo checkin rm shop 01KB2Q7M8ZJ3M4N5P6Q7R8S9T0")
  static final class Removal implements Callable<Integer> {
    @Parameters(index = "1", paramLabel = "ID", description = "As tmuxo checkin ls tells it.")
    private String id;

    @Mixin private OneTeam team;

    @Override
    public Integer call() throws IOException, InterruptedException {
      String path = team.path() + "/check-ins/" + DaemonOptions.segment(id);
      String answer = team.client().delete(path);
      return team.tell(answer, ApiClient.read(answer, CheckInId.class).id() + " removed");
    }
  }
}
