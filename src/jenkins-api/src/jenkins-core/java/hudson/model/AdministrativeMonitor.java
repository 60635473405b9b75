package hudson.model;

import hudson.ExtensionPoint;

public abstract class AdministrativeMonitor extends AbstractModelObject implements ExtensionPoint {
  protected AdministrativeMonitor() {}

  protected AdministrativeMonitor(String id) {}

  public abstract boolean isActivated();

  public String getUrl() {
    throw new UnsupportedOperationException();
  }

  @Override
  public String getDisplayName() {
    throw new UnsupportedOperationException();
  }
}
