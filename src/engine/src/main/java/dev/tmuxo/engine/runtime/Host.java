package dev.tmuxo.engine.runtime;

import dev.tmuxo.engine.secret.SecretSource;
import dev.tmuxo.engine.tmux.NodeName;
import dev.tmuxo.engine.tmux.Transport;
import java.util.Optional;
import java.util.function.Function;

/**
 * What an orchestrator has of the program that embeds it.
 *
 * @param home the node of teams that name none
 * @param nodes the way to each node, by its name; asked once for each, and connects to nothing yet;
 *     closed with the orchestrator if it is {@link AutoCloseable}
 * @param secrets what teams name as {@code ${secret:NAME}}
 * @param observer is told of every team that runs here
 */
public record Host(
    String home,
    Function<String, Transport> nodes,
    SecretSource secrets,
    Optional<TeamObserver> observer) {

  /**
   * A process of the user's: this machine, every node that {@link NodeName} can name, and its
   * variables as secrets.
   */
  public static Host process() {
    return new Host(
        new NodeName.Local().toString(),
        name -> NodeName.parse(name).open(),
        SecretSource.variables(System.getenv()),
        Optional.empty());
  }

  /** The same, with one way to whatever node. */
  public Host over(Transport transport) {
    return new Host(transport.node(), name -> transport, secrets, observer);
  }

  public Host withSecrets(SecretSource source) {
    return new Host(home, nodes, source, observer);
  }

  public Host observedBy(TeamObserver who) {
    return new Host(home, nodes, secrets, Optional.of(who));
  }
}
