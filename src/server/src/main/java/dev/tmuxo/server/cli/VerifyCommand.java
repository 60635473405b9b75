package dev.tmuxo.server.cli;

import dev.tmuxo.engine.journal.JournalReport;
import dev.tmuxo.server.client.ApiClient;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tmuxo verify}. */
@Command(
    name = "verify",
    description = "Proves that nothing in a team's journal was altered or lost; exit code 5 if so.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {"  tmuxo verify shop", "  tmuxo verify shop --json | jq -r .sum"})
final class VerifyCommand implements Callable<Integer> {
  @Parameters(paramLabel = "TEAM", description = "The team; it may run.")
  private String team;

  @Mixin private JsonFlag json;
  @Mixin private DaemonOptions daemon;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    String answer = daemon.client().get(DaemonOptions.team(team) + "/journal/check");
    JournalReport report = ApiClient.read(answer, JournalReport.class);
    PrintWriter out = spec.commandLine().getOut();
    if (json.on()) {
      out.println(answer);
    } else {
      print(report, out);
    }
    return (report.intact() ? ExitCode.DONE : ExitCode.TMUX_OR_NODE).status();
  }

  private void print(JournalReport report, PrintWriter out) {
    report
        .findings()
        .forEach(
            f -> out.println(f.file() + (f.line() == 0 ? "" : ":" + f.line()) + ": " + f.what()));
    report
        .torn()
        .ifPresent(
            torn ->
                out.println(
                    torn.file()
                        + ":"
                        + torn.line()
                        + ": not whole yet, or never written to its end"));
    out.println(
        team
            + (report.intact() ? ": intact, " : ": DAMAGED, ")
            + report.entries()
            + " entries in "
            + report.files().size()
            + (report.files().size() == 1 ? " file" : " files")
            + report.last().map(last -> ", the last is number " + last.seq()).orElse(""));
    out.println("sum " + report.sum());
    if (!report.intact()) {
      out.println("docs/journal.md says what to do about it.");
    }
  }
}
