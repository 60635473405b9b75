package dev.tmuxo.server.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.tmuxo.engine.backup.Restore;
import dev.tmuxo.engine.backup.Restore.Restored;
import dev.tmuxo.engine.document.SourceText;
import dev.tmuxo.engine.json.Json;
import dev.tmuxo.server.backup.AgeFormat;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
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

/** {@code tmuxo restore}. */
@Command(
    name = "restore",
    description = "Puts teams of a backup back into the state directory.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "All sums are verified first; nothing is changed if anything is wrong. Starts no team.",
      "",
      "  tmuxo restore shop.zip --at 2026-11-22T12:30"
    })
final class RestoreCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", description = "What tmuxo backup wrote.")
  private Path file;

  @Option(names = "--team", paramLabel = "TEAM", description = "Only this one; may be repeated.")
  private Set<String> teams = Set.of();

  @Option(
      names = "--at",
      paramLabel = "TIME",
      converter = MomentConverter.class,
      description = "Take the journals back to that time.")
  private Optional<Instant> at = Optional.empty();

  @Option(
      names = "--identity",
      paramLabel = "FILE",
      description = "A file with secret keys of age, as age-keygen writes it; may be repeated.")
  private List<Path> identities = List.of();

  @Option(
      names = "--force",
      description = "Put teams that exist aside (into replaced/ in the state directory).")
  private boolean force;

  @Option(
      names = "--max-size",
      paramLabel = "MB",
      description = "How much may come out of the file; 10240 unless told.")
  private long maxSize = Restore.Request.MOST_BYTES >> 20;

  @Mixin private JsonFlag json;
  @Mixin private SettingFlags flags;
  @Spec private CommandSpec spec;

  /** What is printed in JSON. */
  record Report(List<Restored> teams) {}

  @Override
  public Integer call() throws JsonProcessingException {
    List<String> keys =
        identities.stream()
            .flatMap(path -> SourceText.read(path).text().lines())
            .map(String::strip)
            .filter(line -> !line.isEmpty() && !line.startsWith("#"))
            .toList();
    Restore.Request request =
        new Restore.Request(
            teams,
            at,
            force,
            Math.multiplyExact(maxSize, 1L << 20),
            new AgeFormat(List.of(), keys));
    List<Restored> restored =
        Restore.into(flags.load(Optional.empty()).settings().home(), Clock.systemUTC())
            .read(file, request);
    PrintWriter out = spec.commandLine().getOut();
    if (json.on()) {
      out.println(Json.mapper().writeValueAsString(new Report(restored)));
    } else {
      restored.forEach(team -> print(team, out));
    }
    return ExitCode.DONE.status();
  }

  private static void print(Restored team, PrintWriter out) {
    out.println(
        team.team()
            + " restored"
            + team.lastSeq().map(seq -> ", up to entry " + seq).orElse("")
            + team.replaced().map(path -> "; the one that was there is in " + path).orElse(""));
  }
}
