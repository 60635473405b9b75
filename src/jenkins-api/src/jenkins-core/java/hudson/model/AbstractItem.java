package hudson.model;

import hudson.security.ACL;
import java.io.File;
import java.io.IOException;
import org.kohsuke.stapler.export.ExportedBean;

@ExportedBean
public abstract class AbstractItem extends Actionable implements Item {
  protected AbstractItem(ItemGroup parent, String name) {}

  @Override
  public String getName() {
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
  public ItemGroup getParent() {
    throw new UnsupportedOperationException();
  }

  @Override
  public final String getFullName() {
    throw new UnsupportedOperationException();
  }

  @Override
  public final String getFullDisplayName() {
    throw new UnsupportedOperationException();
  }

  @Override
  public final String getUrl() {
    throw new UnsupportedOperationException();
  }

  @Override
  public final String getShortUrl() {
    throw new UnsupportedOperationException();
  }

  @Override
  public ACL getACL() {
    throw new UnsupportedOperationException();
  }

  @Override
  public synchronized void save() throws IOException {
    throw new UnsupportedOperationException();
  }

  @Override
  public void delete() throws IOException, InterruptedException {
    throw new UnsupportedOperationException();
  }

  @Override
  public void onLoad(ItemGroup<? extends Item> parent, String name) throws IOException {
    throw new UnsupportedOperationException();
  }

  @Override
  public void onCopiedFrom(Item src) {
    throw new UnsupportedOperationException();
  }
}
