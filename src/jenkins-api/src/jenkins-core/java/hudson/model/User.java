package hudson.model;

import hudson.security.ACL;
import hudson.security.AccessControlled;
import org.kohsuke.stapler.export.ExportedBean;
import org.springframework.security.core.Authentication;

@ExportedBean
public class User extends AbstractModelObject implements AccessControlled {
  private User() {}

  public String getId() {
    throw new UnsupportedOperationException();
  }

  public String getFullName() {
    throw new UnsupportedOperationException();
  }

  public String getUrl() {
    throw new UnsupportedOperationException();
  }

  @Override
  public String getDisplayName() {
    throw new UnsupportedOperationException();
  }

  @Override
  public ACL getACL() {
    throw new UnsupportedOperationException();
  }

  public Authentication impersonate2() {
    throw new UnsupportedOperationException();
  }

  public static User current() {
    throw new UnsupportedOperationException();
  }

  public static User getById(String id, boolean create) {
    throw new UnsupportedOperationException();
  }
}
