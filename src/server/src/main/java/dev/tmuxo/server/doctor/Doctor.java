package dev.tmuxo.server.doctor;

import dev.tmuxo.engine.config.Effective;
import dev.tmuxo.engine.document.Environment;
import dev.tmuxo.engine.error.TmuxoException;
import dev.tmuxo.engine.profile.ProfileLoader;
import dev.tmuxo.engine.profile.ResourceLibrary;
import dev.tmuxo.engine.tmux.LocalTransport;
import dev.tmuxo.engine.tmux.NodeName;
import dev.tmuxo.engine.tmux.Transport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks at everything that teams need. Changes nothing; starts nothing but the programs it asks for
 * their versions. Blocks until all has been looked at.
 */
public final class Doctor {
  private final Effective effective;
  private final Environment environment;
  private final List<NodeName> nodes;

  /**
   * @param environment what {@code ${NAME}} in a profile refers to
   * @param nodes other machines to look at
   */
  public Doctor(Effective effective, Environment environment, List<NodeName> nodes) {
    this.effective = effective;
    this.environment = environment;
    this.nodes = List.copyOf(nodes);
  }

  /** Everything there is to say, in the order in which it should be mended. */
  public List<Finding> examine() {
    Path home = effective.settings().home();
    String tmux = effective.settings().tmux().path();
    Transport here = new LocalTransport();
    List<Finding> findings = new ArrayList<>();
    look(findings, "java", new JavaCheck());
    look(findings, "tmux", new NodeCheck(here, tmux, ""));
    look(findings, "directories", new DirectoryCheck(home, Path.of(temporary())));
    look(findings, "agents", new AgentCheck(here, profiles(), ""));
    look(findings, "leftovers", new LeftoverCheck(here, home.resolve("teams"), tmux));
    for (NodeName node : nodes) {
      lookAt(node, findings, tmux);
    }
    return findings;
  }

  private static String temporary() {
    return System.getProperty("java.io.tmpdir");
  }

  private ProfileLoader profiles() {
    return new ProfileLoader(new ResourceLibrary(effective.resourceFolders()), environment);
  }

  private void lookAt(NodeName name, List<Finding> findings, String tmux) {
    String area = "node " + name;
    Transport node = name.open();
    try {
      List<Finding> first = new ArrayList<>();
      look(first, area, new NodeCheck(node, tmux, area + ": "));
      findings.addAll(first);
      if (first.stream().noneMatch(f -> f.area().equals(area))) {
        look(findings, area, new AgentCheck(node, profiles(), area + ": "));
      }
    } finally {
      close(node);
    }
  }

  private static void close(Transport node) {
    if (node instanceof AutoCloseable connection) {
      try {
        connection.close();
      } catch (Exception e) {
        throw new IllegalStateException("cannot hang up " + node.node(), e);
      }
    }
  }

  /** What keeps a check from looking is a finding itself, under the area's own name. */
  private static void look(List<Finding> findings, String area, Check check) {
    try {
      findings.addAll(check.look());
    } catch (TmuxoException e) {
      findings.add(Finding.problem(area, e, "No team can run there."));
    }
  }
}
