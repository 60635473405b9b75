package dev.tmuxo.server.run;

import dev.tmuxo.engine.runtime.Team;
import dev.tmuxo.engine.view.TeamView;
import dev.tmuxo.server.run.RunOptions.View;
import dev.tmuxo.server.screen.LiveScreen;
import dev.tmuxo.server.screen.Stage;
import java.io.IOException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the show that fits the options and the terminal, with a word before and one after it. */
final class Stagehand {
  private static final Logger LOG = LoggerFactory.getLogger(Stagehand.class);

  private final Cast cast;
  private final RunOptions options;
  private final Output output;

  Stagehand(Cast cast, RunOptions options, Output output) {
    this.cast = cast;
    this.options = options;
    this.output = output;
  }

  /**
   * Opens the show.
   *
   * @param stopping hears that the person wants to stop, and whether by force
   */
  Show open(Observer observer, Consumer<Boolean> stopping) {
    if (options.view() == View.JSON) {
      return new JsonShow(output::line);
    }
    if (options.view() == View.AUTO && LiveScreen.possible()) {
      try {
        RunOperator operator = new RunOperator(cast, stopping);
        return new LiveShow(
            LiveScreen.open(observer::stage, operator, welcome()), options.linger());
      } catch (IOException e) {
        LOG.warn("no live view on this terminal", e);
      }
    }
    for (Team team : cast.teams()) {
      output.line("team          " + team.spec().name());
      output.line("attach        " + Cast.attachCommand(team));
      output.line("message log   " + team.journalFile());
      output.line("transcripts   " + team.transcriptDirectory());
    }
    return new PlainShow(cast.teams().size() > 1, output::line);
  }

  private String welcome() {
    Team first = cast.teams().get(0);
    return "attach       " + Cast.attachCommand(first) + "\nmessage log  " + first.journalFile();
  }

  /** Sums up, unless only JSON is wanted. */
  void sum(Stage last) {
    if (options.view() == View.JSON) {
      return;
    }
    for (TeamView view : last.teams()) {
      cast.team(view.name())
          .ifPresent(team -> Summary.of(view, places(team), last.now()).forEach(output::line));
    }
  }

  private static Summary.Places places(Team team) {
    return new Summary.Places(team.journalFile().toString(), team.transcriptDirectory());
  }
}
