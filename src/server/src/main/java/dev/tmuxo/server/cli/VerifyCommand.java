package dev.tmuxo.server.cli;

import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.error.TmuxoException;
import dev.tmuxo.engine.journal.DamagedJournal;
import dev.tmuxo.engine.journal.JournalReport;
import dev.tmuxo.server.client.ApiClient;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tmuxo verify}. */
@Command(
    name = "verify",
    description = "Proves that nothing in a team's journal was altered or lost; exit code 5 if so.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  tmuxo verify shop",
      "  tmuxo verify shop --json | jq -r .sum",
      "  tmuxo verify shop --set-aside 'disk failed, no backup'"
    })
final class VerifyCommand implements Callable<Integer> {
  @Option(
      names = "--set-aside",
      paramLabel = "WHY",
      description =
          "Keep the journal's files in damaged-TIME/ and begin a new one. What waited for agents,"
              + " check-ins and questions are given up.")
  private Optional<String> setAside = Optional.empty();

  @Mixin private OneTeam team;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (setAside.isPresent()) {
      return setAside(setAside.get());
    }
    String answer = team.client().get(team.path() + "/journal/check");
    JournalReport report = ApiClient.read(answer, JournalReport.class);
    PrintWriter out = team.out();
    if (team.json()) {
      out.println(answer);
    } else {
      print(report, out);
    }
    return (report.intact() ? ExitCode.DONE : ExitCode.TMUX_OR_NODE).status();
  }

  /** Without the daemon: it writes no journal that is damaged. */
  private int setAside(String why) {
    String name = team.name();
    var unused = team.path(); // refuses what is no team's name
    Path directory = team.effective().settings().home().resolve("teams").resolve(name);
    if (!Files.isDirectory(directory)) {
      throw new TmuxoException(
          ErrorCode.TEAM_UNKNOWN,
          "there is no team " + name + " in the state directory",
          "tmuxo config shows which directory that is.");
    }
    Path kept = DamagedJournal.setAside(directory, name, Clock.systemUTC(), why);
    PrintWriter out = team.out();
    out.println("The old journal is in " + kept + ".");
    out.println("tmuxo up FILE takes the team over if it still runs, or starts it.");
    return ExitCode.DONE.status();
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
        team.name()
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
