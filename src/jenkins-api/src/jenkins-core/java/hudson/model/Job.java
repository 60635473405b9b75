package hudson.model;

import hudson.ExtensionPoint;
import java.util.Collection;

public abstract class Job<JobT extends Job<JobT, RunT>, RunT extends Run<JobT, RunT>>
    extends AbstractItem implements ExtensionPoint {
  protected Job(ItemGroup parent, String name) {
    super(parent, name);
  }

  @Override
  public Collection<? extends Job> getAllJobs() {
    throw new UnsupportedOperationException();
  }

  public RunT getBuildByNumber(int n) {
    throw new UnsupportedOperationException();
  }

  public RunT getLastBuild() {
    throw new UnsupportedOperationException();
  }

  public RunT getLastCompletedBuild() {
    throw new UnsupportedOperationException();
  }

  public boolean isBuilding() {
    throw new UnsupportedOperationException();
  }
}
