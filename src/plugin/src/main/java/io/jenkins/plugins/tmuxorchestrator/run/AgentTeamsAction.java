package io.jenkins.plugins.tmuxorchestrator.run;

import hudson.model.Run;
import io.jenkins.plugins.tmuxorchestrator.host.TeamHost;
import io.jenkins.plugins.tmuxorchestrator.host.TeamRecord;
import io.jenkins.plugins.tmuxorchestrator.security.TeamAccess;
import io.jenkins.plugins.tmuxorchestrator.security.TeamPermissions;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import jenkins.model.RunAction2;
import org.kohsuke.stapler.StaplerProxy;

/** The teams that a build has started or taken over, and their page. Persisted: ids only. */
public final class AgentTeamsAction implements RunAction2, StaplerProxy {
  private final CopyOnWriteArrayList<String> teams = new CopyOnWriteArrayList<>();
  private transient Run<?, ?> run;

  /** The build's action, if it had to do with teams. */
  public static Optional<AgentTeamsAction> find(Run<?, ?> run) {
    return Optional.ofNullable(run.getAction(AgentTeamsAction.class));
  }

  /** Notes that a team belongs to a build; durable when this returns. */
  public static void add(Run<?, ?> run, String team) throws IOException {
    AgentTeamsAction action;
    synchronized (run) {
      action = find(run).orElseGet(AgentTeamsAction::new);
      if (find(run).isEmpty()) {
        run.addAction(action);
      }
    }
    if (action.teams.addIfAbsent(team)) {
      run.save();
    }
  }

  /** The teams' records, in the order in which they were started; without those forgotten since. */
  public List<TeamRecord> records() {
    return teams.stream().flatMap(id -> TeamHost.get().record(id).stream()).toList();
  }

  /** Ids of the teams, in the order in which they were started. */
  public List<String> teams() {
    return List.copyOf(teams);
  }

  /** The teams as the page shows them: those that the one who asks may see. Reads files. */
  public List<TeamView> getViews() {
    return records().stream()
        .filter(record -> TeamAccess.has(record, TeamPermissions.VIEW))
        .map(TeamView::of)
        .toList();
  }

  /** Whether the one who asks may see anything of it. */
  public boolean isVisible() {
    return run.hasPermission(TeamPermissions.VIEW);
  }

  @Override
  public Object getTarget() {
    run.checkPermission(TeamPermissions.VIEW);
    return this;
  }

  public Run<?, ?> getRun() {
    return run;
  }

  @Override
  public void onAttached(Run<?, ?> r) {
    run = r;
  }

  @Override
  public void onLoad(Run<?, ?> r) {
    run = r;
  }

  @Override
  public String getIconFileName() {
    return isVisible() ? AgentTeamsPage.ICON : null;
  }

  @Override
  public String getDisplayName() {
    return Messages.AgentTeamsAction_DisplayName();
  }

  @Override
  public String getUrlName() {
    return "agent-team";
  }
}
