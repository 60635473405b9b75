package dev.tmuxo.server.cli;

import dev.tmuxo.engine.error.TmuxoException;
import dev.tmuxo.engine.journal.JournalEntry;
import dev.tmuxo.engine.message.AgentMessage;
import dev.tmuxo.engine.view.TeamView;
import dev.tmuxo.server.client.ApiClient;
import dev.tmuxo.server.run.PlainShow;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

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
  private static final int MOST_ASKED = 200;

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

  @Mixin private OneTeam team;

  @Override
  public Integer call() throws IOException, InterruptedException {
    StringBuilder query = new StringBuilder("/journal?follow=" + follow);
    search.ifPresent(text -> query.append("&q=").append(DaemonOptions.segment(text)));
    since.ifPresent(time -> query.append("&since=").append(time));
    PrintWriter out = team.out();
    PlainShow show = new PlainShow(false, out::println, earlier(team.client()));
    TeamView[] view = {TeamView.empty()};
    team.client()
        .lines(
            "GET",
            team.path() + query,
            Optional.empty(),
            line -> {
              if (team.json()) {
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

  /** Messages that were filtered out, asked for once each; ids stand for what is too many. */
  private Function<String, Optional<AgentMessage>> earlier(ApiClient client) {
    Map<String, Optional<AgentMessage>> known = new HashMap<>();
    return id ->
        known.size() < MOST_ASKED || known.containsKey(id)
            ? known.computeIfAbsent(id, unknown -> message(client, unknown))
            : Optional.empty();
  }

  private Optional<AgentMessage> message(ApiClient client, String id) {
    try {
      String path = team.path() + "/messages/" + DaemonOptions.segment(id);
      return Optional.of(client.get(path, AgentMessage.class));
    } catch (TmuxoException e) {
      return Optional.empty(); // Older than what the journal keeps; the log goes on without it.
    }
  }

  private static boolean flushed(PrintWriter out) {
    out.flush();
    return out.checkError();
  }
}
