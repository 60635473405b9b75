package dev.tmuxo.server.cli;

import dev.tmuxo.api.wire.Teams;
import dev.tmuxo.engine.config.Settings;
import dev.tmuxo.engine.runtime.TeamStatus;
import dev.tmuxo.server.client.ApiClient;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code tmuxo names}, which the completion script calls while somebody types: it starts no daemon,
 * does not wait for a slow one, and says nothing but names.
 */
@Command(
    name = "names",
    description = "The names of the teams that run, or of a team's agents; for completion.",
    hidden = true,
    mixinStandardHelpOptions = true)
final class NamesCommand implements Callable<Integer> {
  private static final long PATIENCE_MILLIS = 3_000;

  @Option(names = "--of", description = "The agents of the first team that a WORD names.")
  private boolean agents;

  @Parameters(paramLabel = "WORD", arity = "0..*", description = "What the line has so far.")
  private List<String> words = List.of();

  @Mixin private SettingFlags flags;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Settings settings = flags.load(Optional.empty()).settings();
    Optional<ApiClient> daemon = DaemonOptions.daemons(settings).running();
    if (daemon.isPresent()) {
      names(daemon.get()).forEach(spec.commandLine().getOut()::println);
    }
    return ExitCode.DONE.status();
  }

  private Stream<String> names(ApiClient daemon) throws InterruptedException {
    try {
      List<TeamStatus> teams =
          CompletableFuture.supplyAsync(() -> daemon.get("/teams", Teams.class))
              .get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
              .teams();
      return agents ? agents(teams, words) : teams.stream().map(TeamStatus::team);
    } catch (ExecutionException | TimeoutException e) {
      return Stream.empty(); // It is ending, or hangs: nobody asked to be told.
    }
  }

  private static Stream<String> agents(List<TeamStatus> teams, List<String> words) {
    return words.stream()
        .flatMap(word -> teams.stream().filter(team -> team.team().equals(word)))
        .limit(1)
        .flatMap(team -> team.agents().stream())
        .map(TeamStatus.Member::name);
  }
}
