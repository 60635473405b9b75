package org.jenkinsci.plugins.workflow.steps;

import java.io.Serializable;
import java.util.concurrent.Future;
import jenkins.model.CauseOfInterruption;

public abstract class BodyExecution implements Future<Object>, Serializable {
  public boolean cancel(CauseOfInterruption... causes) {
    throw new UnsupportedOperationException();
  }

  public boolean cancel(Throwable t) {
    throw new UnsupportedOperationException();
  }
}
