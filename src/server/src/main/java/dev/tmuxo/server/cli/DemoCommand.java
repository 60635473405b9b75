package dev.tmuxo.server.cli;

import dev.tmuxo.engine.config.Effective;
import dev.tmuxo.engine.config.Settings;
import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.error.TmuxoException;
import dev.tmuxo.engine.profile.ResourceLibrary;
import dev.tmuxo.engine.team.TeamFileLoader;
import dev.tmuxo.engine.team.TeamSpec;
import dev.tmuxo.server.run.RunOptions;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code tmuxo demo}: the sample team, played by the testkit's scriptable agent. */
@Command(
    name = "demo",
    description = "A team of four scripted agents does a small task before your eyes.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class DemoCommand implements Callable<Integer> {
  private static final String BUILT_IN = "tmuxo/teams/demo/";
  private static final String TEAM_FILE = "team.yaml";
  private static final String TASK = "task.txt";
  private static final List<String> FILES =
      List.of(TEAM_FILE, TASK, "lead.script", "pm.script", "dev-1.script", "dev-2.script");

  @Option(names = "--exit", description = "End by itself when the team is done.")
  private boolean exit;

  @Mixin private ShowOptions show;
  @Mixin private SettingFlags flags;
  @ParentCommand private Tmuxo parent;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Effective effective = flags.load(Optional.empty());
    Path folder = unpack(effective.settings());
    TeamSpec team =
        new TeamFileLoader(
                new ResourceLibrary(effective.resourceFolders()), HostVariables.environment())
            .load(folder.resolve(TEAM_FILE));
    RunOptions options =
        new RunOptions(
            Optional.of(Files.readString(folder.resolve(TASK)).strip()),
            show.view(),
            Optional.empty(),
            false,
            false,
            !exit);
    LocalRun run = new LocalRun(effective.settings(), parent.verbose());
    try {
      return run.run(List.of(team), options).status();
    } catch (TmuxoException e) {
      if (e.code() != ErrorCode.TEAM_RUNNING) {
        throw e;
      }
      // Somebody watches the demo in another window already: this one gets a name of its own.
      TeamSpec another = team.withName(team.name() + "-" + ProcessHandle.current().pid());
      return run.run(List.of(another), options).status();
    }
  }

  /** Copies the sample into the state directory, where its agents work. */
  private static Path unpack(Settings settings) throws IOException {
    Path folder = settings.home().resolve("demo");
    Files.createDirectories(folder);
    for (String name : FILES) {
      try (InputStream in =
          DemoCommand.class.getClassLoader().getResourceAsStream(BUILT_IN + name)) {
        if (in == null) {
          throw new FileNotFoundException(BUILT_IN + name);
        }
        Files.copy(in, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    return folder;
  }
}
