package dev.tmuxo.testkit.fault;

import java.nio.file.Path;
import java.util.List;

/**
 * How big a run is.
 *
 * @param node where the team is
 * @param seed decides on every message, check-in and fault and on when it comes; what the machine
 *     makes of it differs from run to run
 * @param messages that are sent from outside
 * @param checkIns that are added
 * @param agents of the team, at least 2
 * @param faults that are injected; one of each kind first, as far as that goes, and of these the
 *     kinds that only this node has
 * @param command the product's program and its first arguments
 */
public record FaultOptions(
    FaultNode node,
    long seed,
    int messages,
    int checkIns,
    int agents,
    int faults,
    List<String> command) {

  public FaultOptions {
    command = List.copyOf(command);
    if (agents < 2 || messages < 1 || checkIns < 0 || faults < 0) {
      throw new IllegalArgumentException("a run needs two agents and a message at least");
    }
  }

  /** A run of a minute or two, with every kind of fault that only this node has. */
  public static FaultOptions brief(FaultNode node, long seed, List<String> command) {
    return switch (node) {
      case LOCAL -> new FaultOptions(node, seed, 300, 30, 5, 14, command);
      case SSH -> new FaultOptions(node, seed, 100, 10, 3, 6, command);
    };
  }

  /** The run that stands for days. */
  public static FaultOptions full(FaultNode node, long seed, List<String> command) {
    return new FaultOptions(node, seed, 10_000, 500, 20, 150, command);
  }

  /** As {@code tmuxo test --faults} gets them. */
  static FaultOptions parse(List<String> arguments) {
    Path program = Path.of("tmuxo");
    long seed = System.nanoTime() & 0xffffff;
    FaultNode node = FaultNode.LOCAL;
    int at = arguments.indexOf("--node");
    if (at >= 0 && at + 1 < arguments.size()) {
      node = node(arguments.get(at + 1));
    }
    FaultOptions usual =
        arguments.contains("--brief") ? brief(node, seed, List.of()) : full(node, seed, List.of());
    int messages = usual.messages;
    int checkIns = usual.checkIns;
    int agents = usual.agents;
    int faults = usual.faults;
    List<String> rest = arguments.stream().filter(a -> !a.equals("--brief")).toList();
    for (int i = 0; i < rest.size(); i += 2) {
      if (i + 1 == rest.size()) {
        throw new IllegalArgumentException(rest.get(i) + " needs a value");
      }
      String value = rest.get(i + 1);
      switch (rest.get(i)) {
        case "--program" -> program = Path.of(value).toAbsolutePath();
        case "--node" -> node = node(value);
        case "--seed" -> seed = Long.parseLong(value);
        case "--messages" -> messages = Integer.parseInt(value);
        case "--check-ins" -> checkIns = Integer.parseInt(value);
        case "--agents" -> agents = Integer.parseInt(value);
        case "--faults" -> faults = Integer.parseInt(value);
        default -> throw new IllegalArgumentException("there is no " + rest.get(i));
      }
    }
    return new FaultOptions(
        node, seed, messages, checkIns, agents, faults, List.of(program.toString()));
  }

  private static FaultNode node(String name) {
    return switch (name) {
      case "local" -> FaultNode.LOCAL;
      case "ssh" -> FaultNode.SSH;
      default -> throw new IllegalArgumentException("--node is local or ssh, not " + name);
    };
  }
}
