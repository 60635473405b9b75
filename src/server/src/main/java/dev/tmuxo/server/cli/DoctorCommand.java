package dev.tmuxo.server.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.tmuxo.engine.json.Json;
import dev.tmuxo.engine.tmux.NodeName;
import dev.tmuxo.server.doctor.Doctor;
import dev.tmuxo.server.doctor.Finding;
import dev.tmuxo.server.doctor.Finding.Level;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tmuxo doctor}. */
@Command(
    name = "doctor",
    description = "Looks for what is in the way of teams here, and says what to do about it.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Changes nothing. Exit code 5 if there is a problem; warnings do not count.",
      "",
      "  tmuxo doctor --node ssh:ci@build-3"
    })
final class DoctorCommand implements Callable<Integer> {
  @Option(names = "--json", description = "As one JSON object.")
  private boolean json;

  @Option(
      names = "--node",
      paramLabel = "NODE",
      converter = NodeConverter.class,
      description = "Another machine to look at, such as ssh:ci@build-3; may be repeated.")
  private List<NodeName> nodes = List.of();

  @Mixin private SettingFlags flags;
  @Spec private CommandSpec spec;

  /** What is printed in JSON. */
  record Report(boolean ok, List<Finding> findings) {}

  @Override
  public Integer call() throws JsonProcessingException {
    List<Finding> findings =
        new Doctor(flags.load(Optional.empty()), HostVariables.environment(), nodes).examine();
    boolean ok = findings.stream().noneMatch(f -> f.level() == Level.PROBLEM);
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(Json.mapper().writeValueAsString(new Report(ok, findings)));
    } else {
      findings.forEach(finding -> print(finding, out));
      out.println();
      out.println(summary(findings));
    }
    return (ok ? ExitCode.DONE : ExitCode.TMUX_OR_NODE).status();
  }

  private void print(Finding finding, PrintWriter out) {
    Ansi ansi = spec.commandLine().getColorScheme().ansi();
    String level =
        switch (finding.level()) {
          case OK -> "@|green ok     |@";
          case WARN -> "@|yellow warn   |@";
          case PROBLEM -> "@|bold,red problem|@";
        };
    out.println(ansi.string(level) + "  " + finding.area() + ": " + shown(finding.found()));
    for (String line : List.of(finding.means(), finding.remedy())) {
      if (!line.isEmpty()) {
        out.println("         " + shown(line).replace("\n", "\n         "));
      }
    }
  }

  /** Part of it comes from other machines. */
  private static String shown(String text) {
    return text.replaceAll("[\\p{Cntrl}&&[^\n]]", "?");
  }

  private static String summary(List<Finding> findings) {
    long problems = findings.stream().filter(f -> f.level() == Level.PROBLEM).count();
    long warnings = findings.stream().filter(f -> f.level() == Level.WARN).count();
    return problems + warnings == 0
        ? "All is well."
        : problems
            + (problems == 1 ? " problem, " : " problems, ")
            + warnings
            + (warnings == 1 ? " warning." : " warnings.");
  }
}
