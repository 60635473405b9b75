package dev.tmuxo.testkit.fault;

import dev.tmuxo.testkit.fault.Plan.Strike;
import dev.tmuxo.testkit.tmux.Processes;
import dev.tmuxo.testkit.tmux.TmuxFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Measures how soon a large team is back after the daemon, its tmux or both were killed. Its agents
 * are shells: what is measured is the product, not a hundred programs that start.
 */
public final class RecoveryTimes {
  private static final List<FaultKind> KINDS =
      List.of(FaultKind.DAEMON_KILL, FaultKind.TMUX_KILL, FaultKind.MACHINE_CRASH);

  private final Product product;
  private final Team team;
  private final Injector injector;

  private RecoveryTimes(Product product, Team team) {
    this.product = product;
    this.team = team;
    Plan nothing = new Plan(List.of(), List.of(), List.of());
    this.injector =
        new Injector(
            product, team, new Traffic(product, team, nothing), Optional.empty(), Optional.empty());
  }

  /**
   * Measures.
   *
   * @param arguments the program, the number of agents, the number of rounds
   */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 3) {
      System.err.println("usage: RecoveryTimes PROGRAM AGENTS ROUNDS");
      System.exit(2);
    }
    Path directory = Files.createTempDirectory("tr").toRealPath();
    String marker = UUID.randomUUID().toString();
    Path program = Path.of(arguments[0]).toAbsolutePath();
    Product product =
        new Product(
            List.of(program.toString()), directory, directory.resolve("state"), marker, Map.of());
    int agents = Integer.parseInt(arguments[1]);
    try {
      Path file = directory.resolve("team.yaml");
      Files.writeString(
          file,
          "team: %s%nrestore: true%nagents:%n  - { name: a, count: %d, profile: sh, restart: always }%n"
              .formatted(Team.NAME, agents));
      Product.Printed up = product.run("up", file.toString(), "--wait");
      if (up.status() != 0) {
        throw new IOException("the team does not start: " + up.err());
      }
      new RecoveryTimes(product, new Team(product, directory, agents))
          .measure(Integer.parseInt(arguments[2]));
    } finally {
      Processes.withVariable(TmuxFixture.MARKER_VARIABLE, marker)
          .forEach(ProcessHandle::destroyForcibly);
    }
  }

  private void measure(int rounds) {
    System.out.printf(
        "%-15s %12s %9s %14s %9s%n", "fault", "back: median", "worst", "ready: median", "worst");
    for (FaultKind kind : KINDS) {
      List<Double> back = new ArrayList<>();
      List<Double> ready = new ArrayList<>();
      for (int i = 0; i < rounds; i++) {
        long begun = System.nanoTime();
        back.add(injector.strike(new Strike(0, 0, kind, 0, 0)).orElseThrow().seconds());
        Injector.await(team::usable);
        ready.add((System.nanoTime() - begun) / 1e9);
      }
      System.out.printf(
          "%-15s %s   %s%n", kind.label(), medianAndWorst(back), medianAndWorst(ready));
    }
    product.run("down", Team.NAME);
    product.run("serve", "--stop");
  }

  private static String medianAndWorst(List<Double> seconds) {
    List<Double> sorted = seconds.stream().sorted().toList();
    return String.format(
        Locale.ROOT,
        "%12.2f %9.2f",
        sorted.get((sorted.size() - 1) / 2),
        sorted.get(sorted.size() - 1));
  }
}
