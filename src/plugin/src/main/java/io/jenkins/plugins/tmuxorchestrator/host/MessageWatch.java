package io.jenkins.plugins.tmuxorchestrator.host;

import dev.tmuxo.api.MessageTrack;
import dev.tmuxo.api.Until;
import dev.tmuxo.api.wire.Sent;
import dev.tmuxo.engine.journal.Event;
import dev.tmuxo.engine.journal.JournalEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Follows the messages of one team for steps that wait for them. Fed with the team's journal, entry
 * by entry; keeps what was sent most recently and whatever somebody waits for. Thread-safe.
 */
final class MessageWatch {
  /** A step asks for its message within moments, or, after a restart, once everything is read. */
  private static final int REMEMBERED = 10_000;

  private final String team;
  private final LinkedHashMap<String, MessageTrack> tracks = new LinkedHashMap<>();
  private final Map<String, List<Waiter>> waiters = new LinkedHashMap<>();
  private Optional<String> ended = Optional.empty();

  private record Waiter(Until until, CompletableFuture<Sent> future) {}

  MessageWatch(String team) {
    this.team = team;
  }

  /** Takes the next entry in. */
  void apply(JournalEntry entry) {
    List<Runnable> news = new ArrayList<>();
    synchronized (this) {
      if (entry.event() instanceof Event.MessageAccepted accepted) {
        String id = accepted.message().id();
        tracks.putIfAbsent(id, new MessageTrack(team, accepted.message(), Set.of(team)));
        told(id, entry, news);
        accepted.message().correlationId().ifPresent(asked -> told(asked, entry, news));
        forgetOldest();
      } else if (entry.event() instanceof Event.DeliveryChanged changed) {
        told(changed.message(), entry, news);
      }
    }
    news.forEach(Runnable::run);
  }

  private void told(String id, JournalEntry entry, List<Runnable> news) {
    MessageTrack track = tracks.get(id);
    if (track == null || !track.apply(entry)) {
      return;
    }
    waiters.computeIfPresent(
        id,
        (message, waiting) -> {
          waiting.removeIf(waiter -> toldIfDecided(waiter, track, news));
          return waiting.isEmpty() ? null : waiting;
        });
  }

  private static boolean toldIfDecided(Waiter waiter, MessageTrack track, List<Runnable> news) {
    boolean decided = track.decided(waiter.until());
    if (decided) {
      Sent sent = track.sent();
      news.add(() -> waiter.future().complete(sent));
    }
    return decided;
  }

  private void forgetOldest() {
    var oldest = tracks.keySet().iterator();
    while (tracks.size() > REMEMBERED && oldest.hasNext()) {
      if (!waiters.containsKey(oldest.next())) {
        oldest.remove();
      }
    }
  }

  /**
   * Completes once a message is where its sender wants it, or cannot come there any more. Fails
   * with {@link TeamGone} when the team ends before.
   */
  synchronized CompletableFuture<Sent> await(String message, Until until) {
    MessageTrack track = tracks.get(message);
    CompletableFuture<Sent> future = new CompletableFuture<>();
    if (track != null && track.decided(until)) {
      future.complete(track.sent());
    } else if (ended.isPresent()) {
      future.completeExceptionally(new TeamGone(ended.get()));
    } else {
      waiters.computeIfAbsent(message, id -> new ArrayList<>()).add(new Waiter(until, future));
    }
    return future;
  }

  /** What is known of a message now. */
  synchronized Optional<Sent> now(String message) {
    return Optional.ofNullable(tracks.get(message)).map(MessageTrack::sent);
  }

  /** The team has ended: nothing more comes. */
  void end(String why) {
    List<Waiter> left;
    synchronized (this) {
      ended = Optional.of(why);
      left = waiters.values().stream().flatMap(List::stream).toList();
      waiters.clear();
    }
    left.forEach(waiter -> waiter.future().completeExceptionally(new TeamGone(why)));
  }
}
