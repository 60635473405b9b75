package dev.tmuxo.server.cli;

import dev.tmuxo.engine.config.Effective;
import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.error.TmuxoException;
import dev.tmuxo.engine.profile.ResourceLibrary;
import dev.tmuxo.engine.team.TeamFileLoader;
import dev.tmuxo.engine.team.TeamSpec;
import dev.tmuxo.server.run.RunOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code tmuxo run}. */
@Command(
    name = "run",
    description = "Starts teams and stays with them to the end.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  tmuxo run shop.yaml --task \"Add a wish list to the shop\"",
      "  tmuxo run shop.yaml --task - --timeout 2h --plain < task.md",
      "  tmuxo run shop.yaml depot.yaml --json > events.jsonl"
    })
final class RunCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description = "Team files; their teams can write to each other as TEAM/AGENT.")
  private List<Path> files;

  @Option(
      names = "--task",
      paramLabel = "TEXT",
      description = "What the first team's leads are to do; - reads it from standard input.")
  private Optional<String> task;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "Another name for the team, to run one file twice.")
  private Optional<String> name;

  @Option(
      names = "--timeout",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      description = "Stop the teams after so long (90s, 15m, 2h): exit code 6.")
  private Optional<Duration> timeout;

  @Option(
      names = "--keep",
      description = "Leave tmux and the agents running when interrupted or timed out.")
  private boolean keep;

  @Option(names = "--replace", description = "Stop a team of the same name that still runs first.")
  private boolean replace;

  @Mixin private ShowOptions show;
  @Mixin private SettingFlags flags;
  @ParentCommand private Tmuxo parent;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (name.isPresent() && files.size() > 1) {
      throw new TmuxoException(
          ErrorCode.USAGE, "--name with several files", "Name one team at a time.");
    }
    Effective effective = flags.load(Optional.of(files.get(0)));
    TeamFileLoader loader =
        new TeamFileLoader(
            new ResourceLibrary(effective.resourceFolders()), HostVariables.environment());
    List<TeamSpec> teams = files.stream().map(loader::load).map(this::named).toList();
    RunOptions options = new RunOptions(readTask(), show.view(), timeout, keep, replace, false);
    return new LocalRun(effective.settings(), parent.verbose()).run(teams, options).status();
  }

  private TeamSpec named(TeamSpec team) {
    return name.map(team::withName).orElse(team);
  }

  private Optional<String> readTask() throws IOException {
    if (task.isPresent() && task.get().equals("-")) {
      return Optional.of(new String(System.in.readAllBytes(), StandardCharsets.UTF_8));
    }
    return task;
  }
}
