package hudson.model.listeners;

import hudson.ExtensionPoint;
import hudson.model.Run;
import hudson.model.TaskListener;

public abstract class RunListener<R extends Run> implements ExtensionPoint {
  public final Class<R> targetType;

  protected RunListener(Class<R> targetType) {
    this.targetType = targetType;
  }

  protected RunListener() {
    this.targetType = null;
  }

  public void onCompleted(R r, TaskListener listener) {
    throw new UnsupportedOperationException();
  }

  public void onFinalized(R r) {
    throw new UnsupportedOperationException();
  }

  public void onInitialize(R r) {
    throw new UnsupportedOperationException();
  }

  public void onStarted(R r, TaskListener listener) {
    throw new UnsupportedOperationException();
  }

  public void onDeleted(R r) {
    throw new UnsupportedOperationException();
  }
}
