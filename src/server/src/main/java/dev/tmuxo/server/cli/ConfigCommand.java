package dev.tmuxo.server.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.tmuxo.engine.config.Effective;
import dev.tmuxo.engine.json.Json;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tmuxo config}. */
@Command(
    name = "config",
    description = "Every setting: its value and where it came from.",
    mixinStandardHelpOptions = true)
final class ConfigCommand implements Callable<Integer> {
  @Option(names = "--json", description = "As one JSON object.")
  private boolean json;

  @Mixin private SettingFlags flags;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws JsonProcessingException {
    Effective effective = flags.load(Optional.empty());
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(Json.mapper().writeValueAsString(new Listing(effective)));
      return ExitCode.DONE.status();
    }
    int keys = widest(effective.entries().stream().map(Effective.Entry::key).toList());
    int values = widest(effective.entries().stream().map(Effective.Entry::value).toList());
    String format = "%-" + keys + "s  %-" + Math.min(values, 40) + "s  %s%n";
    for (Effective.Entry entry : effective.entries()) {
      out.printf(
          format, entry.key(), entry.value().isEmpty() ? "-" : entry.value(), entry.origin());
    }
    out.println();
    out.println("Profiles, roles and templates are looked for in, first to last:");
    effective.resourceFolders().forEach(folder -> out.println("  " + folder));
    out.println("  built-in");
    return ExitCode.DONE.status();
  }

  private static int widest(List<String> texts) {
    return texts.stream().mapToInt(String::length).max().orElse(0);
  }

  /** What is printed of it in JSON. */
  record Listing(List<Effective.Entry> settings, List<String> resourceFolders) {
    Listing(Effective effective) {
      this(
          effective.entries(), effective.resourceFolders().stream().map(Object::toString).toList());
    }
  }
}
