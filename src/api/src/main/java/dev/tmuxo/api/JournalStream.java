package dev.tmuxo.api;

import dev.tmuxo.engine.journal.JournalEntry;
import dev.tmuxo.engine.journal.JournalReader;
import dev.tmuxo.engine.json.Json;
import java.io.IOException;
import java.time.Duration;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/**
 * Tells a journal's entries in order and without gaps: from the files what is past, then what
 * happens. A reader too slow for what happens gets the rest from the files again, so that no reader
 * costs memory or holds up the team.
 */
final class JournalStream implements Answer.Source {
  private static final Duration BEAT = Duration.ofSeconds(1);
  private static final int MOST_WAITING = 1_000;

  private final JournalReader reader;
  private final Optional<TeamFeed> feed;
  private final Search search;
  private long last;

  /**
   * A stream for one reader.
   *
   * @param feed of the team, if what happens from now on is wanted too
   * @param after the number of the entry before the first
   */
  JournalStream(JournalReader reader, Optional<TeamFeed> feed, Search search, long after) {
    this.reader = reader;
    this.feed = feed;
    this.search = search;
    this.last = after;
  }

  @Override
  public void writeTo(Answer.Sink sink) throws IOException, InterruptedException {
    if (feed.isEmpty()) {
      past(sink);
      return;
    }
    boolean missed = true;
    while (missed) {
      missed = follow(feed.get(), sink);
    }
  }

  private void past(Answer.Sink sink) throws IOException {
    try (Stream<JournalEntry> entries =
        last == 0 && search.since().isPresent()
            ? reader.since(search.since().get())
            : reader.from(last + 1)) {
      for (Iterator<JournalEntry> each = entries.iterator(); each.hasNext(); ) {
        tell(each.next(), sink);
      }
    }
  }

  /** Says whether it had to give up because entries came faster than they were read. */
  private boolean follow(TeamFeed team, Answer.Sink sink) throws IOException, InterruptedException {
    BlockingQueue<JournalEntry> news = new ArrayBlockingQueue<>(MOST_WAITING);
    AtomicBoolean missed = new AtomicBoolean();
    Runnable unlisten =
        team.listen(
            entry -> {
              if (!news.offer(entry)) {
                missed.set(true);
              }
            });
    try {
      past(sink);
      while (!missed.get()) {
        boolean over = team.ended();
        JournalEntry entry = over ? news.poll() : news.poll(BEAT.toNanos(), TimeUnit.NANOSECONDS);
        if (entry != null) {
          tell(entry, sink);
        } else if (over) {
          return false;
        } else {
          sink.beat();
        }
      }
      return true;
    } finally {
      unlisten.run();
    }
  }

  private void tell(JournalEntry entry, Answer.Sink sink) throws IOException {
    if (entry.seq() > last) {
      last = entry.seq();
      if (search.matches(entry)) {
        sink.line(entry.seq(), Json.mapper().writeValueAsString(entry));
      }
    }
  }
}
