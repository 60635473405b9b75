package dev.tmuxo.server.cli;

import dev.tmuxo.engine.config.Settings;
import dev.tmuxo.engine.runtime.Orchestrator;
import dev.tmuxo.engine.team.TeamSpec;
import dev.tmuxo.engine.tmux.LocalTransport;
import dev.tmuxo.server.log.LogFile;
import dev.tmuxo.server.run.ForegroundRun;
import dev.tmuxo.server.run.Output;
import dev.tmuxo.server.run.RunOptions;
import dev.tmuxo.server.run.RunOptions.View;
import dev.tmuxo.server.run.Verdict;
import dev.tmuxo.server.screen.LiveScreen;
import java.util.List;

/**
 * A run on this machine.
 *
 * @param verbose whether warnings go to stderr as well as to the log file, where no live view is
 */
record LocalRun(Settings settings, boolean verbose) {

  ExitCode run(List<TeamSpec> teams, RunOptions options) throws InterruptedException {
    boolean live = options.view() == View.AUTO && LiveScreen.possible();
    LogFile.start(
        settings.home().resolve("log").resolve("tmuxo.log"), settings.log(), verbose && !live);
    try (Orchestrator orchestrator = Orchestrator.open(settings, new LocalTransport())) {
      ForegroundRun run =
          new ForegroundRun(orchestrator, options, new Output(System.out), settings.stop().grace());
      return exitCode(run.run(teams));
    }
  }

  private static ExitCode exitCode(Verdict verdict) {
    return switch (verdict) {
      case DONE -> ExitCode.DONE;
      case INTERRUPTED -> ExitCode.INTERRUPTED;
      case TIMED_OUT -> ExitCode.TIMED_OUT;
      case FAILED -> ExitCode.TEAM_FAILED;
      case NOT_DELIVERED -> ExitCode.NOT_DELIVERED;
      case LOST -> ExitCode.TMUX_OR_NODE;
    };
  }
}
