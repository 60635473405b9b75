package io.jenkins.plugins.tmuxorchestrator.step;

import dev.tmuxo.engine.runtime.Team;
import hudson.AbortException;
import hudson.model.Run;
import io.jenkins.plugins.tmuxorchestrator.host.TeamHost;
import io.jenkins.plugins.tmuxorchestrator.host.TeamRecord;
import io.jenkins.plugins.tmuxorchestrator.run.AgentTeamsAction;
import io.jenkins.plugins.tmuxorchestrator.security.BuildUser;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/**
 * Which team a step means, and whether its build may have to do with it: with those of its own job,
 * and with kept-alive ones of jobs whose teams the build's user may message.
 */
final class StepTeams {
  private final StepContext context;
  private final Run<?, ?> run;
  private final BuildUser user;

  StepTeams(StepContext context, BuildUser user) throws IOException, InterruptedException {
    this.context = context;
    this.run = context.get(Run.class);
    this.user = user;
  }

  /**
   * The id of the team that a step means: the one it names, else that of the block around it, else
   * the only one of its build that runs.
   *
   * @param name empty if the step names none
   * @throws AbortException if there is none, or more than one
   */
  String id(String name) throws IOException, InterruptedException {
    List<TeamRecord> own =
        AgentTeamsAction.find(run).map(AgentTeamsAction::records).orElse(List.of());
    if (!name.isEmpty()) {
      return named(name, own).id();
    }
    TeamScope scope = context.get(TeamScope.class);
    if (scope != null) {
      return scope.id();
    }
    List<TeamRecord> running = own.stream().filter(StepTeams::runs).toList();
    if (running.size() == 1) {
      return running.get(0).id();
    }
    throw new AbortException(
        running.isEmpty()
            ? "This build has no running team. Start one with tmuxOrchestratorStart, or name a"
                + " kept-alive one: team: 'NAME'"
            : "This build has several teams: say which, with team: 'NAME' ("
                + names(running.stream())
                + ")");
  }

  private static boolean runs(TeamRecord record) {
    return TeamHost.get().team(record.id()).isPresent();
  }

  /** The build's own ones come first: of those with one name, the one started last. */
  private TeamRecord named(String name, List<TeamRecord> own) throws AbortException {
    Optional<TeamRecord> ownOne =
        own.stream().filter(record -> record.name().equals(name)).reduce((first, last) -> last);
    Optional<TeamRecord> found =
        ownOne.or(() -> keptAlive().filter(record -> record.name().equals(name)).findFirst());
    return found.orElseThrow(
        () ->
            new AbortException(
                "There is no team '"
                    + name
                    + "' that this build, run as "
                    + user.name()
                    + ", may message. Teams here: "
                    + names(Stream.concat(own.stream(), keptAlive()))));
  }

  private Stream<TeamRecord> keptAlive() {
    String job = run.getParent().getFullName();
    return TeamHost.get().records().stream()
        .filter(record -> record.keepAlive() && user.mayMessage(record, job));
  }

  private static String names(Stream<TeamRecord> records) {
    String names =
        records.map(TeamRecord::name).distinct().sorted().collect(Collectors.joining(", "));
    return names.isEmpty() ? "none" : names;
  }

  /**
   * The running team of that id.
   *
   * @throws AbortException if it does not run
   */
  static Team running(String id) throws AbortException {
    return TeamHost.get()
        .team(id)
        .orElseThrow(
            () ->
                new AbortException(
                    "Team "
                        + TeamHost.get().record(id).map(TeamRecord::name).orElse(id)
                        + " does not run (any more). Its message log tells how it ended."));
  }
}
