package hudson.model.listeners;

import hudson.ExtensionPoint;
import hudson.model.Item;

public class ItemListener implements ExtensionPoint {
  public ItemListener() {}

  public void onLoaded() {
    throw new UnsupportedOperationException();
  }

  public void onDeleted(Item item) {
    throw new UnsupportedOperationException();
  }

  public void onLocationChanged(Item item, String oldFullName, String newFullName) {
    throw new UnsupportedOperationException();
  }

  public void onUpdated(Item item) {
    throw new UnsupportedOperationException();
  }

  public void onBeforeShutdown() {
    throw new UnsupportedOperationException();
  }
}
