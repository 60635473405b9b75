package dev.tmuxo.server.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.error.TmuxoException;
import dev.tmuxo.engine.json.Json;
import dev.tmuxo.engine.report.Summary;
import dev.tmuxo.engine.report.TeamArchive;
import dev.tmuxo.engine.report.Transcripts;
import dev.tmuxo.engine.secret.Masking;
import dev.tmuxo.engine.secret.SecretSource;
import dev.tmuxo.engine.secret.TeamSecrets;
import dev.tmuxo.engine.team.TeamSpec;
import dev.tmuxo.engine.team.TeamStore;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tmuxo report}. */
@Command(
    name = "report",
    description =
        "What a team did: a page to read, messages and events as JSON lines, terminals, figures.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  tmuxo report shop && xdg-open tmuxo-report-shop-*/report.html",
      "  tmuxo report shop --to out --mask-file ~/.netrc",
      "  tmuxo report shop --to out --json | jq .outcome"
    })
final class ReportCommand implements Callable<Integer> {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss").withZone(ZoneOffset.UTC);

  @Parameters(paramLabel = "TEAM", description = "The team; it may run, or have ended.")
  private String team;

  @Option(
      names = "--to",
      paramLabel = "DIR",
      description = "An empty or a new directory; without it tmuxo-report-TEAM-TIME here.")
  private Optional<Path> directory = Optional.empty();

  @Option(
      names = "--mask-file",
      paramLabel = "FILE",
      description = "A file that holds a secret, to be masked too; may be repeated.")
  private List<Path> maskFiles = List.of();

  @Mixin private JsonFlag json;
  @Mixin private SettingFlags flags;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws JsonProcessingException {
    DaemonOptions.team(team); // refuses what is no team's name
    TeamStore store =
        new TeamStore(flags.load(Optional.empty()).settings().home().resolve("teams"));
    Path source = store.directory(team);
    if (!Files.isDirectory(source)) {
      throw new TmuxoException(
          ErrorCode.TEAM_UNKNOWN,
          "there is no team " + team + " in the state directory",
          "tmuxo config shows which directory that is.");
    }
    Path target =
        directory.orElseGet(
            () -> Path.of("tmuxo-report-" + team + "-" + STAMP.format(Instant.now())));
    Masking masking = Masking.of(secrets(store.load(team).map(TeamStore.Definition::team)));
    Summary summary =
        new TeamArchive(source, Transcripts.local(source), masking, TeamArchive.TRANSCRIPT_LIMIT)
            .write(target);
    PrintWriter out = spec.commandLine().getOut();
    out.println(json.on() ? Json.mapper().writeValueAsString(summary) : words(summary, target));
    return ExitCode.DONE.status();
  }

  /** What the team names as secrets, as far as this process knows them, and what files hold. */
  private Set<String> secrets(Optional<TeamSpec> definition) {
    Set<String> secrets = new TreeSet<>();
    definition.ifPresent(
        known -> {
          TeamSecrets named = TeamSecrets.of(known, SecretSource.variables(System.getenv()));
          secrets.addAll(named.values());
          warnOf(named.missing());
        });
    List<String> unreadable = new ArrayList<>();
    for (Path file : maskFiles) {
      try {
        secrets.add(Files.readString(file));
      } catch (IOException e) {
        unreadable.add(file.toString());
      }
    }
    if (!unreadable.isEmpty()) {
      throw new TmuxoException(
          ErrorCode.FILE_NOT_READABLE,
          "cannot read " + String.join(", ", unreadable),
          "--mask-file takes text files.");
    }
    return secrets;
  }

  private void warnOf(Set<String> missing) {
    if (!missing.isEmpty()) {
      spec.commandLine()
          .getErr()
          .println(
              "Not masked, as they are no variables here: "
                  + String.join(", ", missing)
                  + ". Set them, or name files that hold them with --mask-file.");
    }
  }

  private static String words(Summary summary, Path target) {
    String outcome =
        summary.outcome().map(o -> o.name().toLowerCase(Locale.ROOT)).orElse(summary.phase());
    return String.format(
        Locale.ROOT,
        "%s: %s, %d agents, %d messages, %d faults%nread %s",
        summary.team(),
        outcome,
        summary.agents().size(),
        summary.messages(),
        summary.faults(),
        target.resolve("report.html"));
  }
}
