package dev.tmuxo.server.cli;

import dev.tmuxo.server.run.RunOptions.View;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** How a run is shown. */
final class ShowOptions {
  @ArgGroup(exclusive = true)
  private Choice choice = new Choice();

  private static final class Choice {
    @Option(names = "--plain", description = "A line for each thing that happens, no live view.")
    private boolean plain;

    @Option(names = "--json", description = "Each journal entry as a line of JSON, nothing else.")
    private boolean json;
  }

  View view() {
    return choice.json ? View.JSON : choice.plain ? View.PLAIN : View.AUTO;
  }
}
