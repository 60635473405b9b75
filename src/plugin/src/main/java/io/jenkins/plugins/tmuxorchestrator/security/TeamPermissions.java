package io.jenkins.plugins.tmuxorchestrator.security;

import hudson.init.InitMilestone;
import hudson.init.Initializer;
import hudson.model.Item;
import hudson.security.Permission;
import hudson.security.PermissionGroup;
import hudson.security.PermissionScope;

/**
 * The permissions of this plugin. They are given for jobs: a team is under the job whose build
 * started it. Each is implied by what one can do to the job that comes to the same: what a build
 * says to agents, the one who may build can say; what a Pipeline does with a team, the one who may
 * write the Pipeline can do.
 */
public final class TeamPermissions {
  public static final PermissionGroup GROUP =
      new PermissionGroup(TeamPermissions.class, Messages._TeamPermissions_Title());

  /** To see teams, what they say and what their terminals show. */
  public static final Permission VIEW =
      new Permission(
          GROUP, "View", Messages._TeamPermissions_View(), Item.READ, PermissionScope.ITEM);

  /** To send messages. */
  public static final Permission MESSAGE =
      new Permission(
          GROUP, "Message", Messages._TeamPermissions_Message(), Item.BUILD, PermissionScope.ITEM);

  /** To end teams. */
  public static final Permission CONTROL =
      new Permission(
          GROUP,
          "Control",
          Messages._TeamPermissions_Control(),
          Item.CONFIGURE,
          PermissionScope.ITEM);

  private TeamPermissions() {}

  /** Makes them known before an authorization strategy asks for them. */
  @Initializer(after = InitMilestone.PLUGINS_PREPARED, before = InitMilestone.PLUGINS_STARTED)
  public static void declare() {}
}
