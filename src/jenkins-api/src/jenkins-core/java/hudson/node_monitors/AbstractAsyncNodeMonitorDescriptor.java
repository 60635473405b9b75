package hudson.node_monitors;

import hudson.model.Computer;
import hudson.remoting.Callable;
import java.io.IOException;

public abstract class AbstractAsyncNodeMonitorDescriptor<T>
    extends AbstractNodeMonitorDescriptor<T> {
  protected AbstractAsyncNodeMonitorDescriptor() {}

  protected AbstractAsyncNodeMonitorDescriptor(long interval) {
    super(interval);
  }

  protected abstract Callable<T, IOException> createCallable(Computer c);

  @Override
  protected T monitor(Computer c) throws IOException, InterruptedException {
    throw new UnsupportedOperationException();
  }
}
