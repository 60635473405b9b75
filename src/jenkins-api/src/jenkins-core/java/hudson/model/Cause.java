package hudson.model;

import org.kohsuke.stapler.export.ExportedBean;

@ExportedBean
public abstract class Cause {
  public abstract String getShortDescription();

  public static class UserIdCause extends Cause {
    public UserIdCause() {}

    public String getUserId() {
      throw new UnsupportedOperationException();
    }

    public String getUserName() {
      throw new UnsupportedOperationException();
    }

    @Override
    public String getShortDescription() {
      throw new UnsupportedOperationException();
    }
  }
}
