package dev.tmuxo.server.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The commands of {@code tmuxo}. */
@Command(
    name = "tmuxo",
    description = "Runs teams of agents in tmux.%n",
    mixinStandardHelpOptions = true,
    versionProvider = Tmuxo.Version.class,
    sortOptions = false,
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n",
    optionListHeading = "%nOptions:%n",
    footerHeading = "%nIn the repository:%n",
    footer = {
      "  test [--quick]  build everything and run every check and test",
      "  build [--force] build the program without running it",
      "",
      "Exit codes: 0 done, 1 the team failed, 2 bad input, 3 no such team or agent,",
      "4 a message was not delivered, 5 trouble with tmux or the node, 6 timed out, 130 interrupted.",
      "",
      "tmuxo COMMAND --help tells more."
    })
public final class Tmuxo implements Runnable {

  @Option(
      names = "--verbose",
      scope = ScopeType.INHERIT,
      description = "Warnings of the log on stderr too.")
  private boolean verbose;

  @Spec private CommandSpec spec;

  Tmuxo() {}

  /** Runs the command and gives its exit code. */
  public static int execute(String... args) {
    return commandLine(args).execute(args);
  }

  /** The program as a call needs it; without arguments all of it. */
  static CommandLine commandLine(String... args) {
    ErrorReport errors = new ErrorReport();
    CommandLine program = new CommandLine(new Tmuxo());
    Commands.addTo(program, args);
    return program
        .setExecutionExceptionHandler(errors)
        .setParameterExceptionHandler(errors)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setAbbreviatedOptionsAllowed(false);
  }

  boolean verbose() {
    return verbose;
  }

  /** Without a command: what there is. */
  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  /** The version, from the jar. */
  static final class Version implements IVersionProvider {
    static String number() {
      String version = Tmuxo.class.getPackage().getImplementationVersion();
      return version == null ? "development" : version;
    }

    @Override
    public String[] getVersion() {
      return new String[] {"tmuxo " + number()};
    }
  }
}
