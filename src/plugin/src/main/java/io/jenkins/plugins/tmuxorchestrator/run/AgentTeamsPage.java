package io.jenkins.plugins.tmuxorchestrator.run;

import hudson.Extension;
import hudson.model.RootAction;
import io.jenkins.plugins.tmuxorchestrator.host.TeamHost;
import io.jenkins.plugins.tmuxorchestrator.host.TeamRecord;
import io.jenkins.plugins.tmuxorchestrator.security.TeamAccess;
import io.jenkins.plugins.tmuxorchestrator.security.TeamPermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The page of the kept-alive teams, as far as the one who asks may see them. */
@Extension
public final class AgentTeamsPage implements RootAction {
  static final String ICON = "symbol-people-outline plugin-ionicons-api";

  /** Those that run, in order of their names. */
  public List<KeptAliveTeam> getTeams() {
    return visible()
        .filter(record -> TeamHost.get().team(record.id()).isPresent())
        .sorted(Comparator.comparing(TeamRecord::name))
        .map(KeptAliveTeam::new)
        .toList();
  }

  /**
   * The page of one, also of one that has ended.
   *
   * @return null, which is "not found", if there is none that the one who asks may see
   */
  public KeptAliveTeam getTeam(String name) {
    return visible()
        .filter(record -> record.name().equals(name))
        .findFirst()
        .map(KeptAliveTeam::new)
        .orElse(null);
  }

  private static Stream<TeamRecord> visible() {
    return TeamHost.get().records().stream()
        .filter(record -> record.keepAlive() && TeamAccess.has(record, TeamPermissions.VIEW));
  }

  @Override
  public String getIconFileName() {
    return ICON;
  }

  @Override
  public String getDisplayName() {
    return Messages.AgentTeamsPage_DisplayName();
  }

  @Override
  public String getUrlName() {
    return "agent-teams";
  }
}
