package io.jenkins.plugins.tmuxorchestrator.security;

import hudson.model.Item;
import hudson.security.ACL;
import hudson.security.ACLContext;
import hudson.security.AccessControlled;
import hudson.security.Permission;
import io.jenkins.plugins.tmuxorchestrator.host.TeamRecord;
import jenkins.model.Jenkins;
import org.springframework.security.core.Authentication;

/**
 * Whether somebody may do something with a team: what its job's access control says. A team whose
 * job is gone is the administrators' own. Thread-safe.
 */
public final class TeamAccess {
  private TeamAccess() {}

  /** Whether the one who asks now may. */
  public static boolean has(TeamRecord team, Permission permission) {
    return has(team, Jenkins.getAuthentication2(), permission);
  }

  /** Whether that one may. */
  public static boolean has(TeamRecord team, Authentication who, Permission permission) {
    Owner owner = Owner.of(team, permission);
    return owner.subject().hasPermission2(who, owner.permission());
  }

  /** Refuses the one who asks now, as Jenkins does, unless he may. */
  public static void check(TeamRecord team, Permission permission) {
    Owner owner = Owner.of(team, permission);
    owner.subject().checkPermission(owner.permission());
  }

  /** What decides, and what it is asked for. */
  private record Owner(AccessControlled subject, Permission permission) {
    @SuppressWarnings("try") // the context is there to be left
    static Owner of(TeamRecord team, Permission permission) {
      Item job;
      try (ACLContext unused = ACL.as2(ACL.SYSTEM2)) {
        job = Jenkins.get().getItemByFullName(team.job());
      }
      return job == null
          ? new Owner(Jenkins.get(), Jenkins.ADMINISTER)
          : new Owner(job, permission);
    }
  }
}
