package dev.tmuxo.server.run;

import dev.tmuxo.engine.error.TmuxoException;
import dev.tmuxo.engine.journal.Event.TeamStopped;
import dev.tmuxo.engine.journal.JournalEntry;
import dev.tmuxo.engine.message.AgentMessage;
import dev.tmuxo.engine.message.Draft;
import dev.tmuxo.engine.runtime.Orchestrator;
import dev.tmuxo.engine.runtime.Team;
import dev.tmuxo.engine.team.AgentSpec;
import dev.tmuxo.engine.team.TeamSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The teams of one run. */
final class Cast {
  /** Who writes when a person does. */
  static final String OPERATOR = "operator";

  private static final Pattern NEEDS_NO_QUOTES = Pattern.compile("[A-Za-z0-9_@%+:,./-]+");

  private final List<Team> teams = new ArrayList<>();

  /**
   * Starts a team after the others.
   *
   * @throws TmuxoException if it cannot be started
   */
  void start(Orchestrator orchestrator, TeamSpec spec) {
    teams.add(orchestrator.start(spec));
  }

  List<Team> teams() {
    return List.copyOf(teams);
  }

  List<String> names() {
    return teams.stream().map(t -> t.spec().name()).toList();
  }

  Optional<Team> team(String name) {
    return teams.stream().filter(t -> t.spec().name().equals(name)).findFirst();
  }

  /** Completes with the worst verdict when every team has ended. */
  CompletableFuture<Verdict> ended() {
    return worst(Team::ended);
  }

  /** Stops every team; completes as {@link #ended} does. */
  CompletableFuture<Verdict> stop(Duration grace, String reason) {
    return worst(team -> team.stop(grace, reason));
  }

  private CompletableFuture<Verdict> worst(Function<Team, CompletableFuture<TeamStopped>> how) {
    CompletableFuture<Verdict> all = CompletableFuture.completedFuture(Verdict.DONE);
    for (Team team : teams) {
      CompletableFuture<TeamStopped> one = how.apply(team);
      all = all.thenCombine(one, (v, stopped) -> v.worse(Verdict.of(stopped.outcome())));
    }
    return all;
  }

  /** Gives the task to the leads of the first team. */
  CompletableFuture<AgentMessage> giveTask(String task) {
    Team first = teams.get(0);
    List<String> leads = first.spec().leads().stream().map(AgentSpec::name).toList();
    return first.send(Draft.text(OPERATOR, leads.get(0), task).withRecipients(leads));
  }

  void follow(Consumer<JournalEntry> listener) {
    for (Team team : teams) {
      // Never ended: the run is over before the subscription is of no use.
      AutoCloseable unused = team.subscribe(listener);
    }
  }

  /** How to look at the team's terminals, for a person's shell. */
  static String attachCommand(Team team) {
    return team.attachCommand().stream().map(Cast::quoted).collect(Collectors.joining(" "));
  }

  private static String quoted(String word) {
    return NEEDS_NO_QUOTES.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
