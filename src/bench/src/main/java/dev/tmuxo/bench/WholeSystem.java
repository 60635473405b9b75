package dev.tmuxo.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Measures what users wait for, each figure as a ratio against the original way, in one run on one
 * machine: absolute times differ from machine to machine, ratios hardly.
 *
 * <p>Exits with 1 if a ratio misses its goal.
 */
public final class WholeSystem {

  /**
   * A measured ratio.
   *
   * @param goal the ratio it must reach
   * @param atLeast whether more is better
   */
  record Result(String name, String figures, double ratio, double goal, boolean atLeast) {
    boolean reached() {
      return atLeast ? ratio >= goal : ratio <= goal;
    }

    String line() {
      return String.format(
          Locale.ROOT,
          "%-58s %8.2f  (goal %s %.2f) %s%n    %s",
          name,
          ratio,
          atLeast ? "at least" : "at most",
          goal,
          reached() ? "reached" : "MISSED",
          figures);
    }
  }

  private WholeSystem() {}

  /** Runs the benchmarks whose names are given, or all. */
  public static void main(String[] args) throws IOException, InterruptedException {
    Path home = Files.createTempDirectory("tmuxo-bench");
    boolean reached = true;
    try {
      for (String name :
          args.length == 0 ? new String[] {"message", "start", "deliveries", "replay"} : args) {
        for (Result result : run(name, home.resolve(name))) {
          System.out.println(result.line());
          reached &= result.reached();
        }
      }
    } finally {
      delete(home);
    }
    System.exit(reached ? 0 : 1);
  }

  private static Iterable<Result> run(String name, Path home)
      throws IOException, InterruptedException {
    Files.createDirectories(home);
    return switch (name) {
      case "message" -> OneMessage.measure(home);
      case "start" -> TeamStart.measure(home);
      case "deliveries" -> ManyDeliveries.measure(home);
      case "replay" -> Replay.measure(home);
      default ->
          throw new IllegalArgumentException(
              "no benchmark " + name + "; there are message, start, deliveries, replay");
    };
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> tree = Files.walk(directory)) {
      for (Path path : tree.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
