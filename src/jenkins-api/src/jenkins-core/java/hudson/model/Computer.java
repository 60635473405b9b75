package hudson.model;

import hudson.EnvVars;
import hudson.remoting.VirtualChannel;
import hudson.security.ACL;
import hudson.security.AccessControlled;
import hudson.slaves.OfflineCause;
import java.io.IOException;
import java.util.concurrent.ExecutorService;
import org.kohsuke.stapler.export.ExportedBean;

@ExportedBean
public abstract class Computer extends Actionable implements AccessControlled {
  protected Computer(Node node) {}

  public abstract VirtualChannel getChannel();

  public abstract Boolean isUnix();

  public String getName() {
    throw new UnsupportedOperationException();
  }

  public Node getNode() {
    throw new UnsupportedOperationException();
  }

  public String getUrl() {
    throw new UnsupportedOperationException();
  }

  public boolean isOffline() {
    throw new UnsupportedOperationException();
  }

  public final boolean isOnline() {
    throw new UnsupportedOperationException();
  }

  public OfflineCause getOfflineCause() {
    throw new UnsupportedOperationException();
  }

  public String getOfflineCauseReason() {
    throw new UnsupportedOperationException();
  }

  public final long getConnectTime() {
    throw new UnsupportedOperationException();
  }

  public EnvVars getEnvironment() throws IOException, InterruptedException {
    throw new UnsupportedOperationException();
  }

  @Override
  public String getDisplayName() {
    throw new UnsupportedOperationException();
  }

  @Override
  public ACL getACL() {
    throw new UnsupportedOperationException();
  }

  public static Computer currentComputer() {
    throw new UnsupportedOperationException();
  }

  public static final ExecutorService threadPoolForRemoting = null;
}
