package hudson.model;

import hudson.EnvVars;
import hudson.ExtensionPoint;
import hudson.security.ACL;
import hudson.security.AccessControlled;
import hudson.security.Permission;
import java.io.File;
import java.io.IOException;
import java.util.Date;
import java.util.List;
import jenkins.model.ArtifactManager;
import jenkins.model.FullyNamedModelObject;
import org.kohsuke.stapler.export.ExportedBean;

@ExportedBean
public abstract class Run<JobT extends Job<JobT, RunT>, RunT extends Run<JobT, RunT>>
    extends Actionable
    implements ExtensionPoint,
        Comparable<RunT>,
        AccessControlled,
        PersistenceRoot,
        FullyNamedModelObject {
  public static final Permission DELETE = null;
  public static final Permission UPDATE = null;
  public static final Permission ARTIFACTS = null;

  protected Run(JobT job) throws IOException {}

  public JobT getParent() {
    throw new UnsupportedOperationException();
  }

  public int getNumber() {
    throw new UnsupportedOperationException();
  }

  public String getId() {
    throw new UnsupportedOperationException();
  }

  public Result getResult() {
    throw new UnsupportedOperationException();
  }

  public void setResult(Result r) {
    throw new UnsupportedOperationException();
  }

  public boolean isBuilding() {
    throw new UnsupportedOperationException();
  }

  public List<Cause> getCauses() {
    throw new UnsupportedOperationException();
  }

  public <T extends Cause> T getCause(Class<T> type) {
    throw new UnsupportedOperationException();
  }

  public final Date getTime() {
    throw new UnsupportedOperationException();
  }

  public final long getTimeInMillis() {
    throw new UnsupportedOperationException();
  }

  public final long getStartTimeInMillis() {
    throw new UnsupportedOperationException();
  }

  @Override
  public String getFullDisplayName() {
    throw new UnsupportedOperationException();
  }

  @Override
  public String getDisplayName() {
    throw new UnsupportedOperationException();
  }

  public String getUrl() {
    throw new UnsupportedOperationException();
  }

  public final String getAbsoluteUrl() {
    throw new UnsupportedOperationException();
  }

  @Override
  public File getRootDir() {
    throw new UnsupportedOperationException();
  }

  public final ArtifactManager getArtifactManager() {
    throw new UnsupportedOperationException();
  }

  public final synchronized ArtifactManager pickArtifactManager() throws IOException {
    throw new UnsupportedOperationException();
  }

  public File getLogFile() {
    throw new UnsupportedOperationException();
  }

  public EnvVars getEnvironment(TaskListener listener) throws IOException, InterruptedException {
    throw new UnsupportedOperationException();
  }

  public String getExternalizableId() {
    throw new UnsupportedOperationException();
  }

  public static Run<?, ?> fromExternalizableId(String id) {
    throw new UnsupportedOperationException();
  }

  @Override
  public synchronized void save() throws IOException {
    throw new UnsupportedOperationException();
  }

  @Override
  public ACL getACL() {
    throw new UnsupportedOperationException();
  }

  @Override
  public int compareTo(RunT that) {
    throw new UnsupportedOperationException();
  }
}
