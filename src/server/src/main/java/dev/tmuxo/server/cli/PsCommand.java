package dev.tmuxo.server.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.tmuxo.api.wire.Teams;
import dev.tmuxo.engine.json.Json;
import dev.tmuxo.engine.runtime.TeamStatus;
import dev.tmuxo.server.client.ApiClient;
import dev.tmuxo.server.text.Times;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tmuxo ps}. */
@Command(
    name = "ps",
    description = "The teams that run, and what each agent is doing.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  tmuxo ps",
      "  tmuxo ps shop --json | jq -r '.teams[].agents[] | select(.state == \"waiting\").name'"
    })
final class PsCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "TEAM",
      arity = "0..1",
      completionCandidates = Completions.Teams.class,
      description = "Only this team.")
  private Optional<String> team;

  @Mixin private JsonFlag json;
  @Mixin private DaemonOptions daemon;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    ApiClient client = daemon.client();
    if (team.isEmpty() && json.on()) {
      out.println(client.get("/teams"));
      return ExitCode.DONE.status();
    }
    Teams teams =
        team.isPresent()
            ? new Teams(List.of(client.get(DaemonOptions.team(team.get()), TeamStatus.class)))
            : client.get("/teams", Teams.class);
    if (json.on()) {
      out.println(text(teams));
    } else if (teams.teams().isEmpty()) {
      out.println("No team runs. tmuxo up FILE starts one.");
    } else {
      Instant now = Instant.now();
      teams.teams().forEach(t -> print(t, now, out));
    }
    return ExitCode.DONE.status();
  }

  private static String text(Teams teams) throws JsonProcessingException {
    return Json.mapper().writeValueAsString(teams);
  }

  private static void print(TeamStatus team, Instant now, PrintWriter out) {
    out.println(team.team() + "  " + team.state() + " on " + team.node());
    Columns table = new Columns("  ");
    for (TeamStatus.Member agent : team.agents()) {
      table.row(
          agent.name(),
          agent.role().isEmpty() ? "-" : agent.role(),
          agent.profile(),
          agent.state().label(),
          "for " + Times.length(Duration.between(agent.since(), now)),
          "(" + agent.stateSource().label() + ")",
          agent.pane());
    }
    table.print(out);
  }
}
