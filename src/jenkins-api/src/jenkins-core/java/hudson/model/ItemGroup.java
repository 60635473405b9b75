package hudson.model;

import java.io.File;
import java.io.IOException;
import java.util.Collection;
import jenkins.model.FullyNamed;
import jenkins.model.FullyNamedModelObject;

public interface ItemGroup<T extends Item>
    extends FullyNamed, FullyNamedModelObject, PersistenceRoot {
  Collection<T> getItems();

  String getUrl();

  String getUrlChildPrefix();

  T getItem(String name);

  File getRootDirFor(T child);

  void onDeleted(T item) throws IOException;
}
