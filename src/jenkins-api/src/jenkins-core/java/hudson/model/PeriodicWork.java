package hudson.model;

import hudson.ExtensionPoint;

public abstract class PeriodicWork implements ExtensionPoint {
  protected static final long DAY = 24 * 60 * 60 * 1000;

  public PeriodicWork() {}

  public abstract long getRecurrencePeriod();
}
