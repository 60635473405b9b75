package dev.tmuxo.server.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code tmuxo version}. */
@Command(
    name = "version",
    description = "The version, and the Java it runs on.",
    mixinStandardHelpOptions = true)
final class VersionCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    spec.commandLine()
        .getOut()
        .printf(
            "tmuxo %s%nJava %s (%s), %s %s%n",
            Tmuxo.Version.number(),
            System.getProperty("java.version"),
            System.getProperty("java.vendor"),
            System.getProperty("os.name"),
            System.getProperty("os.arch"));
    return ExitCode.DONE.status();
  }
}
