package io.jenkins.plugins.tmuxorchestrator.node;

import dev.tmuxo.engine.error.TmuxoException;
import dev.tmuxo.engine.tmux.TmuxVersion;
import hudson.Extension;
import hudson.Proc;
import hudson.model.Computer;
import hudson.model.Node;
import hudson.model.TaskListener;
import hudson.node_monitors.AbstractNodeMonitorDescriptor;
import hudson.node_monitors.NodeMonitor;
import io.jenkins.plugins.tmuxorchestrator.config.TmuxOrchestratorConfiguration;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.kohsuke.stapler.DataBoundConstructor;

/** The column of the nodes' page that tells which tmux a node has. It takes no node offline. */
public final class TmuxMonitor extends NodeMonitor {
  private static final int NOT_FOUND = 127;

  /** As it is from the start. */
  @DataBoundConstructor
  public TmuxMonitor() {}

  /** What is shown for a node: the version, and what is wrong with it. */
  static String verdict(int status, String output) {
    if (status == NOT_FOUND) {
      return Messages.TmuxMonitor_None();
    }
    try {
      TmuxVersion version = TmuxVersion.parse(output);
      return version.compareTo(TmuxVersion.MINIMUM) < 0
          ? Messages.TmuxMonitor_TooOld(version)
          : version.text();
    } catch (TmuxoException e) {
      return Messages.TmuxMonitor_Unknown();
    }
  }

  /** Asks each node about once an hour. */
  @Extension
  public static final class DescriptorImpl extends AbstractNodeMonitorDescriptor<String> {
    private static final int PATIENCE_SECONDS = 10;

    @Override
    public String getDisplayName() {
      return Messages.TmuxMonitor_DisplayName();
    }

    @Override
    public boolean canTakeOffline() {
      return false;
    }

    @Override
    protected String monitor(Computer computer) throws IOException, InterruptedException {
      Node node = computer.getNode();
      if (node == null || computer.getChannel() == null) {
        return null; // As Jenkins wants it of a node that cannot be asked.
      }
      if (Boolean.FALSE.equals(computer.isUnix())) {
        return Messages.TmuxMonitor_None();
      }
      String path = TmuxOrchestratorConfiguration.get().getTmuxPath();
      ByteArrayOutputStream output = new ByteArrayOutputStream();
      Proc process =
          node.createLauncher(TaskListener.NULL)
              .launch()
              .cmds("env", path.isEmpty() ? "tmux" : path, "-V")
              .quiet(true)
              .stdout(output)
              .stderr(OutputStream.nullOutputStream())
              .start();
      int status = process.joinWithTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS, TaskListener.NULL);
      return verdict(status, output.toString(StandardCharsets.UTF_8));
    }
  }
}
