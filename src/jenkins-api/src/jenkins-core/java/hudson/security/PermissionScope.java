package hudson.security;

import hudson.model.ModelObject;

public final class PermissionScope {
  public static final PermissionScope JENKINS = new PermissionScope(null);
  public static final PermissionScope ITEM_GROUP = new PermissionScope(null);
  public static final PermissionScope ITEM = new PermissionScope(null);
  public static final PermissionScope RUN = new PermissionScope(null);
  public static final PermissionScope COMPUTER = new PermissionScope(null);

  public PermissionScope(Class<? extends ModelObject> modelClass, PermissionScope... containers) {}
}
