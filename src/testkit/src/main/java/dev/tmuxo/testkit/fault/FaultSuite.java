package dev.tmuxo.testkit.fault;

import dev.tmuxo.testkit.ssh.SshServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.UUID;

/** Runs the fault suite from a command line; the exit status is 1 if anything was found. */
public final class FaultSuite {
  private FaultSuite() {}

  /**
   * Runs it.
   *
   * @param arguments as {@code docs/reliability.md} lists them
   */
  public static void main(String[] arguments) throws IOException {
    FaultOptions options;
    try {
      options = FaultOptions.parse(Arrays.asList(arguments));
      if (options.node() == FaultNode.SSH && SshServer.missing().isPresent()) {
        throw new IllegalArgumentException(SshServer.missing().get());
      }
    } catch (IllegalArgumentException e) {
      System.err.println("tmuxo: " + e.getMessage());
      System.exit(2);
      return;
    }
    Path directory = Files.createTempDirectory("tf").toRealPath();
    System.out.println("seed " + options.seed() + ", files in " + directory);
    String marker = UUID.randomUUID().toString();
    FaultReport report = new FaultRun(options, directory, marker, System.out::println).run();
    System.out.print(report);
    System.exit(report.findings().isEmpty() ? 0 : 1);
  }
}
