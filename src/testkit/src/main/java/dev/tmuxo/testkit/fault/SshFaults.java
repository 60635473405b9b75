package dev.tmuxo.testkit.fault;

import dev.tmuxo.testkit.fault.Injector.Struck;
import dev.tmuxo.testkit.fault.Plan.Strike;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What befalls the way to a node behind {@code ssh}. */
final class SshFaults {
  private static final int SHORTEST_OUTAGE_MILLIS = 2_000;

  private final Team team;
  private final Traffic traffic;
  private final NodeBehindSsh node;
  private final List<String> findings = new ArrayList<>();

  SshFaults(Team team, Traffic traffic, NodeBehindSsh node) {
    this.team = team;
    this.traffic = traffic;
    this.node = node;
  }

  /** Nothing if there is no connection to cut. */
  Optional<Struck> cut(Strike strike) {
    int before = restored();
    long begun = System.nanoTime();
    return signal(strike, "KILL").isEmpty()
        ? Optional.empty()
        : Optional.of(Injector.awaited(strike, begun, () -> restored() > before));
  }

  /** The time to recover includes the silence after which a node counts as lost. */
  Optional<Struck> stall(Strike strike) {
    int before = restored();
    long begun = System.nanoTime();
    List<Long> stopped = signal(strike, "STOP");
    if (stopped.isEmpty()) {
      return Optional.empty();
    }
    Struck struck = Injector.awaited(strike, begun, () -> restored() > before);
    // What was held up is to come into the middle of what is under way then.
    Injector.pause(strike.millis());
    stopped.forEach(pid -> Injector.signal(pid, "CONT"));
    return Optional.of(struck);
  }

  /** Messages go on to be accepted meanwhile. */
  Struck down(Strike strike) {
    int before = restored();
    int attempts = traffic.messages().size();
    node.down();
    Injector.pause(SHORTEST_OUTAGE_MILLIS + 2L * strike.millis() - 600);
    String state = team.state();
    if (!state.equals("unreachable")) {
      findings.add("the team is said to be " + state + " while its node is out of reach");
    }
    List<Attempt> meanwhile = traffic.messages();
    meanwhile.subList(attempts, meanwhile.size()).stream()
        .filter(attempt -> !attempt.acknowledged())
        .forEach(
            attempt -> findings.add("not accepted while the node was out of reach: " + attempt));
    long begun = System.nanoTime();
    node.up();
    return Injector.awaited(strike, begun, () -> restored() > before);
  }

  /** To the processes at one end of the connection. */
  private List<Long> signal(Strike strike, String name) {
    List<Long> processes = strike.millis() % 2 == 0 ? node.atServer() : node.atClient();
    processes.forEach(pid -> Injector.signal(pid, name));
    return processes;
  }

  private int restored() {
    return team.events("connection-restored").size();
  }

  /** What should not have been. */
  List<String> findings() {
    return List.copyOf(findings);
  }
}
