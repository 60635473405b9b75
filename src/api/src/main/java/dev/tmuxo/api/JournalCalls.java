package dev.tmuxo.api;

import dev.tmuxo.engine.document.Printable;
import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.error.TmuxoException;
import dev.tmuxo.engine.journal.JournalCheck;
import dev.tmuxo.engine.journal.JournalReader;
import dev.tmuxo.engine.team.Names;
import dev.tmuxo.engine.view.MessageFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Journals: of teams that run, and of those that ran. */
final class JournalCalls {
  private static final int SHOWN = 63;

  private final Feeds feeds;
  private final Path teams;

  /**
   * Calls.
   *
   * @param home the state directory
   */
  JournalCalls(Feeds feeds, Path home) {
    this.feeds = feeds;
    this.teams = home.resolve("teams");
  }

  List<Route> routes() {
    return List.of(
        Route.of("GET", "/teams/{team}/journal", this::read),
        Route.of("GET", "/teams/{team}/journal/check", this::check),
        Route.of("GET", "/teams/{team}/messages/{message}", this::message));
  }

  /**
   * Lines, an entry each: those after {@code after}, or after the one the reader saw last; with
   * {@code follow} new ones too, until the team ends.
   */
  private Answer read(Call call) {
    String team = call.name("team");
    Optional<TeamFeed> feed = feeds.find(team);
    JournalReader reader = new JournalReader(directory(team, feed.isPresent()));
    long after =
        call.lastEventId()
            .filter(id -> id.matches("[0-9]{1,18}"))
            .map(Long::valueOf)
            .orElseGet(() -> call.number("after", 0));
    Search search = new Search(call.instant("since"), call.query("q"));
    JournalStream stream =
        new JournalStream(reader, call.flag("follow") ? feed : Optional.empty(), search, after);
    return new Answer.Lines(stream);
  }

  private Answer check(Call call) {
    String team = call.name("team");
    return Answer.ok(JournalCheck.of(directory(team, feeds.find(team).isPresent())));
  }

  /** One message, as it was accepted. */
  private Answer message(Call call) {
    String team = call.name("team");
    String id = call.name("message");
    JournalReader reader = new JournalReader(directory(team, feeds.find(team).isPresent()));
    return MessageFinder.find(reader, id)
        .map(Answer::ok)
        .orElseThrow(
            () ->
                new TmuxoException(
                    ErrorCode.MESSAGE_UNKNOWN,
                    "the journal of team " + team + " has no message " + Printable.line(id, SHOWN),
                    "Take an id from tmuxo log " + team + " --json."));
  }

  /** A name becomes a path only if a team could have it. */
  private Path directory(String team, boolean runs) {
    if (!runs && !(Names.valid(team) && Files.isDirectory(teams.resolve(team)))) {
      throw feeds.unknown(team);
    }
    return teams.resolve(team);
  }
}
