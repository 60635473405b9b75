package io.jenkins.plugins.tmuxorchestrator.node;

import dev.tmuxo.engine.error.TmuxoException;
import dev.tmuxo.engine.tmux.Transport;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Computer;
import hudson.model.Node;
import java.util.Optional;
import java.util.UUID;
import jenkins.model.Jenkins;

/**
 * The names under which the engine knows places that Jenkins reaches: {@code jenkins:NAME} for a
 * node ({@code jenkins:} alone for the built-in one), {@code block:NODE/ID} for what a decorated
 * launcher leads to.
 */
public final class JenkinsNodes {
  private static final String NODE = "jenkins:";
  private static final String BLOCK = "block:";

  private JenkinsNodes() {}

  /** A node's name. */
  public static String of(Node node) {
    return NODE + node.getNodeName();
  }

  /**
   * A name for where a decorated launcher leads.
   *
   * @param directory absolute path there for what the team keeps
   */
  public static String enterBlock(Node node, Launcher launcher, String directory) {
    String name = BLOCK + node.getNodeName() + "/" + UUID.randomUUID();
    reenterBlock(name, launcher, directory);
    return name;
  }

  /** The block goes on after a restart of the controller. */
  public static void reenterBlock(String name, Launcher launcher, String directory) {
    BlockTransport.enter(name, launcher, directory);
  }

  /** The block has ended; does nothing for names of nodes. */
  public static void leaveBlock(String name) {
    BlockTransport.leave(name);
  }

  public static boolean isBlock(String name) {
    return name.startsWith(BLOCK);
  }

  /** The name of the Jenkins node behind a name of either kind; empty for the built-in one. */
  public static String nodeName(String name) {
    return isBlock(name)
        ? name.substring(BLOCK.length(), name.lastIndexOf('/'))
        : name.substring(NODE.length());
  }

  /** How people call it. */
  public static String display(String name) {
    String node = nodeName(name);
    return node.isEmpty() ? "the built-in node" : node;
  }

  /** The way to a place of that name; connects to nothing yet. */
  public static Transport transport(String name) {
    return isBlock(name) ? new BlockTransport(name) : new NodeTransport(name, nodeName(name));
  }

  /**
   * A team's private directory on its node.
   *
   * @return nothing if the node is out of reach
   */
  public static Optional<FilePath> directory(String name, String team) {
    String node = nodeName(name);
    Computer computer =
        node.isEmpty() ? Jenkins.get().toComputer() : Jenkins.get().getComputer(node);
    if (computer == null || computer.getChannel() == null) {
      return Optional.empty();
    }
    try {
      return transport(name)
          .directory()
          .map(parent -> new FilePath(computer.getChannel(), parent + "/" + team));
    } catch (TmuxoException e) {
      return Optional.empty();
    }
  }
}
