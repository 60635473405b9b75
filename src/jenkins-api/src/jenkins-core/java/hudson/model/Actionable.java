package hudson.model;

import java.util.List;
import org.kohsuke.stapler.export.ExportedBean;

@ExportedBean
public abstract class Actionable extends AbstractModelObject {
  public final List<? extends Action> getAllActions() {
    throw new UnsupportedOperationException();
  }

  public <T extends Action> List<T> getActions(Class<T> type) {
    throw new UnsupportedOperationException();
  }

  public <T extends Action> T getAction(Class<T> type) {
    throw new UnsupportedOperationException();
  }

  public void addAction(Action a) {
    throw new UnsupportedOperationException();
  }

  public void replaceAction(Action a) {
    throw new UnsupportedOperationException();
  }

  public boolean addOrReplaceAction(Action a) {
    throw new UnsupportedOperationException();
  }

  public boolean removeAction(Action a) {
    throw new UnsupportedOperationException();
  }

  public boolean removeActions(Class<? extends Action> clazz) {
    throw new UnsupportedOperationException();
  }
}
