package dev.tmuxo.api;

import dev.tmuxo.api.wire.MessageDraft;
import dev.tmuxo.engine.journal.JournalEntry;
import dev.tmuxo.engine.json.Json;
import dev.tmuxo.engine.message.Address;
import dev.tmuxo.engine.message.AgentMessage;
import dev.tmuxo.engine.message.Draft;
import dev.tmuxo.engine.team.AgentSpec;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Sending messages and following them. */
final class MessageCalls {
  private static final Duration BEAT = Duration.ofSeconds(1);

  private final Feeds feeds;

  MessageCalls(Feeds feeds) {
    this.feeds = feeds;
  }

  List<Route> routes() {
    return List.of(Route.of("POST", "/teams/{team}/messages", this::send));
  }

  /**
   * Sends. With {@code wait} the answer is lines, the first as soon as the message is accepted, one
   * more whenever it came further, the last when it is decided or the time is over.
   */
  private Answer send(Call call) throws IOException {
    TeamFeed home = feeds.feed(feeds.team(call.name("team")));
    List<String> leads = home.team().spec().leads().stream().map(AgentSpec::name).toList();
    Draft draft = call.body(MessageDraft.class).draft(leads);
    Optional<Until> until = call.choice("wait", Until.class);
    Duration timeout = call.timeout();
    Following following = new Following(home, teams(home, draft));
    try {
      AgentMessage message =
          home.team()
              .send(until.equals(Optional.of(Until.REPLY)) ? draft.requiringResponse() : draft)
              .join();
      MessageTrack track = following.track(message);
      if (until.isEmpty()) {
        following.close();
        return Answer.accepted(track.sent());
      }
      return new Answer.Lines(sink -> following.follow(track, until.get(), timeout, sink));
    } catch (RuntimeException e) {
      following.close();
      throw e;
    }
  }

  /** The team itself and those that the addresses name, as far as they run. */
  private List<TeamFeed> teams(TeamFeed home, Draft draft) {
    Stream<TeamFeed> others =
        draft.to().stream()
            .flatMap(list -> Address.parse(list).stream())
            .flatMap(address -> address.team().stream())
            .distinct()
            .filter(name -> !name.equals(home.name()))
            .flatMap(name -> feeds.find(name).stream());
    return Stream.concat(Stream.of(home), others).toList();
  }

  /** Listens to teams from before a message is sent, so that nothing of it is missed. */
  private static final class Following {
    private final TeamFeed home;
    private final List<TeamFeed> teams;
    private final BlockingQueue<JournalEntry> entries = new LinkedBlockingQueue<>();
    private final List<Runnable> subscriptions = new ArrayList<>();

    Following(TeamFeed home, List<TeamFeed> teams) {
      this.home = home;
      this.teams = teams;
      teams.forEach(team -> subscriptions.add(team.listen(entries::add)));
    }

    /** What is known of the message now. */
    MessageTrack track(AgentMessage message) {
      MessageTrack track =
          new MessageTrack(
              home.name(), message, teams.stream().map(TeamFeed::name).collect(Collectors.toSet()));
      List<JournalEntry> past = new ArrayList<>();
      entries.drainTo(past);
      past.forEach(track::apply);
      return track;
    }

    void follow(MessageTrack track, Until until, Duration timeout, Answer.Sink sink)
        throws IOException, InterruptedException {
      try {
        long end = System.nanoTime() + timeout.toNanos();
        sink.line(Json.mapper().writeValueAsString(track.sent()));
        while (!track.decided(until)) {
          long left = end - System.nanoTime();
          if (left <= 0 || (home.ended() && entries.isEmpty())) {
            return;
          }
          JournalEntry entry = entries.poll(Math.min(left, BEAT.toNanos()), TimeUnit.NANOSECONDS);
          if (entry == null) {
            sink.beat();
            teams.stream().filter(TeamFeed::ended).forEach(team -> track.ended(team.name()));
          } else if (track.apply(entry)) {
            sink.line(Json.mapper().writeValueAsString(track.sent()));
          }
        }
      } finally {
        close();
      }
    }

    void close() {
      subscriptions.forEach(Runnable::run);
    }
  }
}
