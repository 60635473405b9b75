package hudson.model;

import hudson.security.AccessControlled;
import hudson.security.Permission;
import hudson.security.PermissionGroup;
import java.io.IOException;
import java.util.Collection;
import jenkins.model.FullyNamed;
import jenkins.model.FullyNamedModelObject;
import jenkins.model.Named;

public interface Item
    extends PersistenceRoot, FullyNamedModelObject, FullyNamed, Named, AccessControlled {
  PermissionGroup PERMISSIONS = null;
  Permission CREATE = null;
  Permission DELETE = null;
  Permission CONFIGURE = null;
  Permission READ = null;
  Permission DISCOVER = null;
  Permission EXTENDED_READ = null;
  Permission BUILD = null;
  Permission WORKSPACE = null;
  Permission CANCEL = null;

  ItemGroup<? extends Item> getParent();

  Collection<? extends Job> getAllJobs();

  @Override
  String getName();

  @Override
  String getFullName();

  @Override
  String getDisplayName();

  String getUrl();

  String getShortUrl();

  void onLoad(ItemGroup<? extends Item> parent, String name) throws IOException;

  void onCopiedFrom(Item src);

  @Override
  void save() throws IOException;

  void delete() throws IOException, InterruptedException;
}
