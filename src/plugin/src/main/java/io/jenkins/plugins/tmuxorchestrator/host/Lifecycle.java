package io.jenkins.plugins.tmuxorchestrator.host;

import hudson.Extension;
import hudson.model.listeners.ItemListener;

/** Opens the engine once jobs and nodes are known, and closes it before they go. */
@Extension
public final class Lifecycle extends ItemListener {
  @Override
  public void onLoaded() {
    TeamHost.get().open();
  }

  @Override
  public void onBeforeShutdown() {
    TeamHost.get().close();
  }
}
