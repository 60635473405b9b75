package dev.tmuxo.server.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code tmuxo completion}. */
@Command(
    name = "completion",
    description = "A completion script for bash and zsh.",
    mixinStandardHelpOptions = true,
    footer = {"", "For this shell: source <(tmuxo completion)"})
final class CompletionCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    spec.commandLine().getOut().println(Completions.script());
    return ExitCode.DONE.status();
  }
}
