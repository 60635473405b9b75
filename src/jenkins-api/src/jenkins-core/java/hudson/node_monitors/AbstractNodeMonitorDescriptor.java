package hudson.node_monitors;

import hudson.model.Computer;
import hudson.model.Descriptor;
import java.io.IOException;

public abstract class AbstractNodeMonitorDescriptor<T> extends Descriptor<NodeMonitor> {
  protected AbstractNodeMonitorDescriptor() {}

  protected AbstractNodeMonitorDescriptor(long interval) {}

  public boolean canTakeOffline() {
    throw new UnsupportedOperationException();
  }

  protected abstract T monitor(Computer c) throws IOException, InterruptedException;

  public T get(Computer c) {
    throw new UnsupportedOperationException();
  }
}
