package jenkins.model;

import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Computer;
import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.model.ItemGroup;
import hudson.model.Node;
import hudson.model.TaskListener;
import hudson.model.TopLevelItem;
import hudson.security.AccessControlled;
import hudson.security.Permission;
import hudson.security.PermissionGroup;
import hudson.util.VersionNumber;
import java.io.File;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import org.kohsuke.stapler.export.ExportedBean;
import org.springframework.security.core.Authentication;

@ExportedBean
public class Jenkins extends Node implements ItemGroup<TopLevelItem>, AccessControlled {
  private Jenkins() {}

  public static final PermissionGroup PERMISSIONS = null;
  public static final Permission ADMINISTER = null;
  public static final Permission MANAGE = null;
  public static final Permission READ = null;
  public static final Permission SYSTEM_READ = null;
  public static final Authentication ANONYMOUS2 = null;

  public static Jenkins get() {
    throw new UnsupportedOperationException();
  }

  public static Jenkins getInstanceOrNull() {
    throw new UnsupportedOperationException();
  }

  public static Authentication getAuthentication2() {
    throw new UnsupportedOperationException();
  }

  public static VersionNumber getVersion() {
    throw new UnsupportedOperationException();
  }

  public String getRootUrl() {
    throw new UnsupportedOperationException();
  }

  public boolean isQuietingDown() {
    throw new UnsupportedOperationException();
  }

  public boolean isTerminating() {
    throw new UnsupportedOperationException();
  }

  public Node getNode(String name) {
    throw new UnsupportedOperationException();
  }

  public List<Node> getNodes() {
    throw new UnsupportedOperationException();
  }

  public Computer getComputer(String name) {
    throw new UnsupportedOperationException();
  }

  public Computer[] getComputers() {
    throw new UnsupportedOperationException();
  }

  public <T extends Item> T getItemByFullName(String fullName, Class<T> type) {
    throw new UnsupportedOperationException();
  }

  public Item getItemByFullName(String fullName) {
    throw new UnsupportedOperationException();
  }

  public Descriptor getDescriptor(Class<? extends Describable> type) {
    throw new UnsupportedOperationException();
  }

  public Descriptor getDescriptorOrDie(Class<? extends Describable> type) {
    throw new UnsupportedOperationException();
  }

  public <T extends Descriptor> T getDescriptorByType(Class<T> type) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Collection<TopLevelItem> getItems() {
    throw new UnsupportedOperationException();
  }

  @Override
  public TopLevelItem getItem(String name) {
    throw new UnsupportedOperationException();
  }

  @Override
  public File getRootDirFor(TopLevelItem child) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void onDeleted(TopLevelItem item) throws IOException {
    throw new UnsupportedOperationException();
  }

  @Override
  public String getUrl() {
    throw new UnsupportedOperationException();
  }

  @Override
  public String getUrlChildPrefix() {
    throw new UnsupportedOperationException();
  }

  @Override
  public String getFullName() {
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

  @Override
  public File getRootDir() {
    throw new UnsupportedOperationException();
  }

  @Override
  public synchronized void save() throws IOException {
    throw new UnsupportedOperationException();
  }

  @Override
  public String getNodeName() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Launcher createLauncher(TaskListener listener) {
    throw new UnsupportedOperationException();
  }

  @Override
  public FilePath getWorkspaceFor(TopLevelItem item) {
    throw new UnsupportedOperationException();
  }

  @Override
  public FilePath getRootPath() {
    throw new UnsupportedOperationException();
  }
}
