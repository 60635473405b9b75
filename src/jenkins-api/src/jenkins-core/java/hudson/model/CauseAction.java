package hudson.model;

import java.util.List;
import org.kohsuke.stapler.export.ExportedBean;

@ExportedBean
public class CauseAction implements Action {
  public CauseAction(Cause c) {}

  public List<Cause> getCauses() {
    throw new UnsupportedOperationException();
  }

  @Override
  public String getDisplayName() {
    throw new UnsupportedOperationException();
  }

  @Override
  public String getIconFileName() {
    throw new UnsupportedOperationException();
  }

  @Override
  public String getUrlName() {
    throw new UnsupportedOperationException();
  }
}
