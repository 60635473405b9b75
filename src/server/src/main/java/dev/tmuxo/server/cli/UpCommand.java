package dev.tmuxo.server.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.tmuxo.api.wire.Readiness;
import dev.tmuxo.api.wire.TeamStart;
import dev.tmuxo.api.wire.TeamStarted;
import dev.tmuxo.engine.config.Effective;
import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.error.TmuxoException;
import dev.tmuxo.engine.json.Json;
import dev.tmuxo.engine.profile.ResourceLibrary;
import dev.tmuxo.engine.runtime.TeamStatus;
import dev.tmuxo.engine.team.TeamFile;
import dev.tmuxo.engine.team.TeamFileLoader;
import dev.tmuxo.engine.team.TeamSpec;
import dev.tmuxo.engine.time.Durations;
import dev.tmuxo.server.client.ApiClient;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tmuxo up}. */
@Command(
    name = "up",
    description = "Starts a team and leaves it running; one that runs already is left alone.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {"  tmuxo up shop.yaml", "  tmuxo up shop.yaml --name shop-2 --wait --timeout 5m"})
final class UpCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", description = "The team file.")
  private Path file;

  @Option(names = "--name", paramLabel = "NAME", description = "Another name for the team.")
  private Optional<String> name;

  @Option(
      names = "--node",
      paramLabel = "NODE",
      defaultValue = TeamStart.LOCAL,
      description = "Where it runs: local, or ssh:USER@HOST.")
  private String node;

  @Option(names = "--wait", description = "Wait until every agent is ready for messages.")
  private boolean wait;

  @Option(
      names = "--timeout",
      paramLabel = "DURATION",
      defaultValue = "5m",
      converter = DurationConverter.class,
      description = "How long to wait (5m if not given): then exit code 6.")
  private Duration timeout;

  @Mixin private JsonFlag json;
  @Mixin private SettingFlags flags;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Effective effective = flags.load(Optional.of(file));
    TeamFile read = loader(effective).read(file);
    read.hints().forEach(hint -> tell("hint: " + hint));
    TeamSpec team = name.map(read.team()::withName).orElse(read.team());
    if (here()) {
      team = CallerEnvironment.of(effective.settings()).addTo(team);
    }
    ApiClient client = DaemonOptions.daemons(effective.settings()).client();
    TeamStarted started =
        ApiClient.read(
            client.post("/teams", new TeamStart(team, Optional.of(node))), TeamStarted.class);
    if (started.changed()) {
      tell("hint: it was started from another version of its file; tmuxo down and up renew it");
    }
    TeamStatus status = wait ? settle(client, started.team()) : started.team();
    report(new TeamStarted(started.started(), started.changed(), status));
    return (wait ? exit(status) : ExitCode.DONE).status();
  }

  private TeamFileLoader loader(Effective effective) {
    TeamFileLoader loader =
        new TeamFileLoader(
            new ResourceLibrary(effective.resourceFolders()), HostVariables.environment());
    return here() ? loader : loader.forOtherMachine();
  }

  private boolean here() {
    return node.equals(TeamStart.LOCAL);
  }

  private TeamStatus settle(ApiClient client, TeamStatus first)
      throws IOException, InterruptedException {
    Progress progress = Progress.on(spec.commandLine().getErr());
    TeamStatus[] last = {first};
    Map<String, String> told = new HashMap<>();
    client.lines(
        "GET",
        DaemonOptions.team(first.team()) + "?wait=ready&timeout=" + timeout,
        Optional.empty(),
        line -> {
          last[0] = ApiClient.read(line, TeamStatus.class);
          last[0].agents().forEach(agent -> progress(agent, told, progress));
          return true;
        });
    return last[0];
  }

  private static void progress(
      TeamStatus.Member agent, Map<String, String> told, Progress progress) {
    String state = agent.state().label();
    if (!state.equals(told.put(agent.name(), state))) {
      progress.line(agent.name() + "  " + state);
    }
  }

  private ExitCode exit(TeamStatus status) {
    if (Readiness.usable(status)) {
      return ExitCode.DONE;
    }
    String agents =
        status.agents().stream()
            .filter(agent -> !Readiness.usable(agent))
            .map(agent -> agent.name() + " (" + agent.state().label() + ")")
            .collect(Collectors.joining(", "));
    if (Readiness.settled(status)) {
      throw new TmuxoException(
          ErrorCode.AGENT_EXITED,
          "not every agent came up: " + agents,
          "tmuxo capture " + status.team() + " AGENT shows its terminal.");
    }
    throw new TmuxoException(
        ErrorCode.TIMED_OUT,
        "not ready within " + Durations.format(timeout) + ": " + agents,
        "They may yet be: tmuxo ps " + status.team());
  }

  private void report(TeamStarted started) throws JsonProcessingException {
    PrintWriter out = spec.commandLine().getOut();
    if (json.on()) {
      out.println(Json.mapper().writeValueAsString(started));
      out.flush();
      return;
    }
    int agents = started.team().agents().size();
    out.println(
        started.team().team()
            + (started.started() ? ": started, " : ": runs already, ")
            + agents
            + (agents == 1 ? " agent" : " agents"));
    out.flush();
  }

  private void tell(String line) {
    spec.commandLine().getErr().println(line);
    spec.commandLine().getErr().flush();
  }
}
