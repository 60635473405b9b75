package dev.tmuxo.server.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.tmuxo.engine.backup.Backup;
import dev.tmuxo.engine.backup.Manifest;
import dev.tmuxo.engine.json.Json;
import dev.tmuxo.server.backup.AgeFormat;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tmuxo backup}. */
@Command(
    name = "backup",
    description = "Copies whole teams into one file: journal, team definition, transcripts.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Teams may run meanwhile. The file is a zip archive; encrypted, age -d opens it too.",
      "",
      "  tmuxo backup --to shop.zip shop",
      "  tmuxo backup --encrypt-to age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p"
    })
final class BackupCommand implements Callable<Integer> {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

  @Parameters(
      paramLabel = "TEAM",
      arity = "0..*",
      completionCandidates = Completions.Teams.class,
      description = "Only these; without one, all.")
  private Set<String> teams = Set.of();

  @Option(
      names = "--to",
      paramLabel = "FILE",
      description = "The file to write; without it tmuxo-backup-TIME.zip here.")
  private Optional<Path> file = Optional.empty();

  @Option(
      names = "--encrypt-to",
      paramLabel = "KEY",
      description = "A public key of age (age1...) that can open it; may be repeated.")
  private List<String> recipients = List.of();

  @Mixin private JsonFlag json;
  @Mixin private SettingFlags flags;
  @Spec private CommandSpec spec;

  /** What is printed in JSON. */
  record Report(String file, boolean encrypted, Manifest manifest) {}

  @Override
  public Integer call() throws JsonProcessingException {
    Clock clock = Clock.systemUTC();
    String ending = recipients.isEmpty() ? ".zip" : ".zip.age";
    Path target =
        file.orElseGet(() -> Path.of("tmuxo-backup-" + STAMP.format(clock.instant()) + ending));
    Manifest manifest =
        Backup.of(flags.load(Optional.empty()).settings().home(), clock)
            .write(target, teams, new AgeFormat(recipients, List.of()));
    PrintWriter out = spec.commandLine().getOut();
    if (json.on()) {
      Report report = new Report(target.toString(), !recipients.isEmpty(), manifest);
      out.println(Json.mapper().writeValueAsString(report));
    } else {
      long bytes = manifest.files().stream().mapToLong(Manifest.Content::size).sum();
      out.printf(
          "%s: %d teams (%s), %d files, %d bytes%s%n",
          target,
          manifest.teams().size(),
          String.join(", ", manifest.teams()),
          manifest.files().size(),
          bytes,
          recipients.isEmpty() ? "; not encrypted" : "");
    }
    return ExitCode.DONE.status();
  }
}
