package hudson.node_monitors;

import hudson.ExtensionPoint;
import hudson.model.Computer;
import hudson.model.Describable;
import org.kohsuke.stapler.export.ExportedBean;

@ExportedBean
public abstract class NodeMonitor implements ExtensionPoint, Describable<NodeMonitor> {
  public String getColumnCaption() {
    throw new UnsupportedOperationException();
  }

  @Override
  public AbstractNodeMonitorDescriptor<?> getDescriptor() {
    throw new UnsupportedOperationException();
  }

  public Object data(Computer c) {
    throw new UnsupportedOperationException();
  }

  public boolean isIgnored() {
    throw new UnsupportedOperationException();
  }
}
