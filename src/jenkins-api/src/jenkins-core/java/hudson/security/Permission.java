package hudson.security;

import org.jvnet.localizer.Localizable;

public final class Permission {
  public Permission(
      PermissionGroup group,
      String name,
      Localizable description,
      Permission impliedBy,
      PermissionScope scope) {}

  public Permission(
      PermissionGroup group,
      String name,
      Localizable description,
      Permission impliedBy,
      boolean enable,
      PermissionScope[] scopes) {}

  public String getId() {
    throw new UnsupportedOperationException();
  }
}
