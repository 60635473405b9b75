package dev.tmuxo.server.run;

import dev.tmuxo.engine.message.Draft;
import dev.tmuxo.engine.runtime.Team;
import dev.tmuxo.server.screen.Operator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** The person at the live view. */
record RunOperator(Cast cast, Consumer<Boolean> stopping) implements Operator {

  @Override
  public CompletableFuture<?> send(String team, String to, Optional<String> answers, String text) {
    Draft draft = Draft.text(Cast.OPERATOR, to, text);
    return team(team).send(answers.map(draft::inReplyTo).orElse(draft));
  }

  @Override
  public CompletableFuture<List<String>> capture(String team, String agent, int lines) {
    return team(team).capture(agent, lines);
  }

  @Override
  public String attachCommand(String team) {
    return Cast.attachCommand(team(team));
  }

  @Override
  public void stop(boolean force) {
    stopping.accept(force);
  }

  /** The screen only names teams of the run. */
  private Team team(String name) {
    return cast.team(name).orElseThrow();
  }
}
