package dev.tmuxo.server.cli;

import dev.tmuxo.engine.profile.ResourceLibrary;
import dev.tmuxo.engine.team.AgentSpec;
import dev.tmuxo.engine.team.CheckInSpec;
import dev.tmuxo.engine.team.TeamFile;
import dev.tmuxo.engine.team.TeamFileLoader;
import dev.tmuxo.engine.team.TeamSpec;
import dev.tmuxo.server.text.CheckInWording;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tmuxo check}. */
@Command(
    name = "check",
    description = "Reads a team file, and says what is wrong with it or what it means.",
    mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {
  private static final int BRIEFING = 60;
  private static final int COMMAND = 80;

  @Parameters(paramLabel = "FILE", description = "The team file.")
  private Path file;

  @Mixin private SettingFlags flags;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    ResourceLibrary library = new ResourceLibrary(flags.load(Optional.of(file)).resourceFolders());
    VariableMask mask = new VariableMask(HostVariables.environment());
    TeamFile read = new TeamFileLoader(library, mask).read(file);
    PrintWriter out = spec.commandLine().getOut();
    describe(read.team(), mask, out);
    read.hints().forEach(hint -> out.println("hint: " + hint));
    return ExitCode.DONE.status();
  }

  private static void describe(TeamSpec team, VariableMask mask, PrintWriter out) {
    out.println("team      " + team.name());
    out.println("workdir   " + team.workdir());
    out.println(
        "leads     "
            + team.leads().stream().map(AgentSpec::name).collect(Collectors.joining(", ")));
    out.println("agents    " + team.agents().size());
    team.agents().forEach(agent -> describe(agent, team, mask, out));
    if (!team.checkIns().isEmpty()) {
      out.println("check-ins " + team.checkIns().size());
      team.checkIns().forEach(checkIn -> describe(checkIn, mask, out));
    }
  }

  /** Of the environment and of variables only names: values may be secret. */
  private static void describe(AgentSpec agent, TeamSpec team, VariableMask mask, PrintWriter out) {
    out.printf(
        "  %-14s %-16s %-12s%s%n",
        agent.name(),
        agent.role().isEmpty() ? "-" : agent.role(),
        agent.profile().name(),
        agent.reportsTo().map(to -> " reports to " + to).orElse(" lead"));
    out.println("    command   " + mask.show(String.join(" ", agent.command()), COMMAND));
    if (!agent.workdir().equals(team.workdir())) {
      out.println("    workdir   " + agent.workdir());
    }
    if (!agent.env().isEmpty()) {
      out.println("    env       " + String.join(", ", new TreeSet<>(agent.env().keySet())));
    }
    out.println(
        "    restart   " + agent.restart().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    agent.briefing().ifPresent(text -> out.println("    briefing  " + mask.show(text, BRIEFING)));
  }

  private static void describe(CheckInSpec checkIn, VariableMask mask, PrintWriter out) {
    out.println(
        "  "
            + checkIn.to()
            + " "
            + CheckInWording.schedule(checkIn.schedule())
            + ": "
            + mask.show(checkIn.content(), BRIEFING));
    out.println("    rules     " + CheckInWording.rules(checkIn.rules()));
  }
}
