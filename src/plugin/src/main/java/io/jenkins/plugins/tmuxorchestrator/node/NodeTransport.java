package io.jenkins.plugins.tmuxorchestrator.node;

import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Computer;
import hudson.model.Node;
import hudson.model.TaskListener;
import java.util.Optional;
import jenkins.model.Jenkins;

/** A node as Jenkins itself reaches it; found anew by its name each time. */
final class NodeTransport extends LauncherTransport {
  private final String name;

  /** The way to the node of that name; empty for the built-in one. */
  NodeTransport(String node, String name) {
    super(node);
    this.name = name;
  }

  @Override
  Launcher launcher() {
    Node node = find();
    Computer computer = node.toComputer();
    if (computer == null || computer.getChannel() == null) {
      throw unreachable("it is offline");
    }
    return node.createLauncher(TaskListener.NULL);
  }

  private Node find() {
    Jenkins jenkins = Jenkins.get();
    Node node = name.isEmpty() ? jenkins : jenkins.getNode(name);
    if (node == null) {
      throw unreachable("Jenkins has no such node any more");
    }
    return node;
  }

  /**
   * In the node's own folder, so that two controllers on one machine are not in each other's way.
   */
  @Override
  public Optional<String> directory() {
    return Optional.ofNullable(find().getRootPath())
        .map(FilePath::getRemote)
        .map(root -> root + "/tmux-orchestrator");
  }
}
