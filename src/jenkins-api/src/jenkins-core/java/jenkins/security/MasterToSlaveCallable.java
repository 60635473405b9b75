package jenkins.security;

import hudson.remoting.Callable;
import org.jenkinsci.remoting.RoleChecker;

public abstract class MasterToSlaveCallable<V, T extends Throwable> implements Callable<V, T> {
  @Override
  public void checkRoles(RoleChecker checker) {
    throw new UnsupportedOperationException();
  }
}
