package hudson.model;

import hudson.ExtensionPoint;
import hudson.FilePath;
import hudson.Launcher;
import hudson.remoting.VirtualChannel;
import hudson.security.ACL;
import hudson.security.AccessControlled;
import org.kohsuke.stapler.export.ExportedBean;

@ExportedBean
public abstract class Node extends AbstractModelObject
    implements ExtensionPoint, AccessControlled, PersistenceRoot {
  @Override
  public String getDisplayName() {
    throw new UnsupportedOperationException();
  }

  public abstract String getNodeName();

  public abstract Launcher createLauncher(TaskListener listener);

  public final Computer toComputer() {
    throw new UnsupportedOperationException();
  }

  public final VirtualChannel getChannel() {
    throw new UnsupportedOperationException();
  }

  public abstract FilePath getWorkspaceFor(TopLevelItem item);

  public abstract FilePath getRootPath();

  public FilePath createPath(String absolutePath) {
    throw new UnsupportedOperationException();
  }

  @Override
  public ACL getACL() {
    throw new UnsupportedOperationException();
  }
}
