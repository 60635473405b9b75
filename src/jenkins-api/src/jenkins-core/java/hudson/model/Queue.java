package hudson.model;

import jenkins.model.FullyNamedModelObject;
import org.kohsuke.stapler.export.ExportedBean;

@ExportedBean
public class Queue implements Saveable {
  public Queue(LoadBalancer loadBalancer) {}

  @Override
  public void save() {
    throw new UnsupportedOperationException();
  }

  public interface Executable {}

  public interface Task extends FullyNamedModelObject {}

  @ExportedBean(defaultVisibility = 999)
  public abstract static class Item extends Actionable {
    protected Item(Item item) {}

    public long getId() {
      throw new UnsupportedOperationException();
    }

    @Override
    public String getDisplayName() {
      throw new UnsupportedOperationException();
    }
  }
}
