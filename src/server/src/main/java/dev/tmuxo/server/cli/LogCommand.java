package dev.tmuxo.server.cli;

import dev.tmuxo.engine.journal.JournalEntry;
import dev.tmuxo.engine.view.TeamView;
import dev.tmuxo.server.client.ApiClient;
import dev.tmuxo.server.run.PlainShow;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tmuxo log}. */
@Command(
    name = "log",
    description = "What happened in a team, from its journal; also of one that has ended.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  tmuxo log shop --follow",
      "  tmuxo log shop --since 2h --search \"wish list\"",
      "  tmuxo log shop --json | jq -c 'select(.event.type == \"agent-exited\")'"
    })
final class LogCommand implements Callable<Integer> {
  @Parameters(paramLabel = "TEAM", description = "The team.")
  private String team;

  @Option(
      names = {"-f", "--follow"},
      description = "Go on with what happens, until the team ends.")
  private boolean follow;

  @Option(
      names = "--search",
      paramLabel = "TEXT",
      description = "Only entries that hold this text; capitals do not matter.")
  private Optional<String> search;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      converter = PastConverter.class,
      description = "Nothing older: so long ago (2h), or a date and time.")
  private Optional<Instant> since;

  @Mixin private JsonFlag json;
  @Mixin private DaemonOptions daemon;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    StringBuilder query = new StringBuilder("/journal?follow=" + follow);
    search.ifPresent(text -> query.append("&q=").append(DaemonOptions.segment(text)));
    since.ifPresent(time -> query.append("&since=").append(time));
    PrintWriter out = spec.commandLine().getOut();
    PlainShow show = new PlainShow(false, out::println);
    TeamView[] view = {TeamView.empty()};
    daemon
        .client()
        .lines(
            "GET",
            DaemonOptions.team(team) + query,
            Optional.empty(),
            line -> {
              if (json.on()) {
                out.println(line);
              } else {
                JournalEntry entry = ApiClient.read(line, JournalEntry.class);
                view[0] = view[0].apply(entry);
                show.entry(entry, view[0]);
              }
              // Nobody reads any more: tmuxo log shop --follow | head
              return !(follow ? flushed(out) : out.checkError());
            });
    return ExitCode.DONE.status();
  }

  private static boolean flushed(PrintWriter out) {
    out.flush();
    return out.checkError();
  }
}
