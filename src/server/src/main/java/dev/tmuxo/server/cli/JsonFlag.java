package dev.tmuxo.server.cli;

import picocli.CommandLine.Option;

/** {@code --json}, for every command that prints something. */
final class JsonFlag {
  @Option(names = "--json", description = "As JSON (docs/command-line.md has the shapes).")
  private boolean json;

  boolean on() {
    return json;
  }
}
