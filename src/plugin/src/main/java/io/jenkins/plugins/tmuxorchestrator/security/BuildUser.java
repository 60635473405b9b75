package io.jenkins.plugins.tmuxorchestrator.security;

import hudson.model.User;
import hudson.security.ACL;
import io.jenkins.plugins.tmuxorchestrator.host.TeamRecord;
import java.io.Serializable;
import jenkins.model.Jenkins;
import org.springframework.security.core.Authentication;

/**
 * As whom a build runs. Its steps keep it, because they work on threads that may do anything.
 * Persisted with them: by name only. Immutable.
 */
public final class BuildUser implements Serializable {
  private static final long serialVersionUID = 1;

  private final String name;

  private BuildUser(String name) {
    this.name = name;
  }

  /** The one of the Pipeline whose thread calls. */
  public static BuildUser current() {
    return new BuildUser(Jenkins.getAuthentication2().getName());
  }

  /** As Jenkins' authentication has it. */
  public String name() {
    return name;
  }

  /** Whether a build may message a team; its own job's teams it may. */
  public boolean mayMessage(TeamRecord team, String job) {
    return team.job().equals(job)
        || TeamAccess.has(team, authentication(), TeamPermissions.MESSAGE);
  }

  /** Whether a build may end a team; its own job's teams it may. */
  public boolean mayControl(TeamRecord team, String job) {
    return team.job().equals(job)
        || TeamAccess.has(team, authentication(), TeamPermissions.CONTROL);
  }

  private Authentication authentication() {
    if (name.equals(ACL.SYSTEM2.getName())) {
      return ACL.SYSTEM2;
    }
    User user = User.getById(name, false);
    return user == null ? Jenkins.ANONYMOUS2 : user.impersonate2();
  }
}
