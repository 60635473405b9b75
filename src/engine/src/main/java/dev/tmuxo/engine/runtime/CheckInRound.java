package dev.tmuxo.engine.runtime;

import dev.tmuxo.engine.checkin.CheckInLabel;
import dev.tmuxo.engine.checkin.CheckInRules;
import dev.tmuxo.engine.checkin.Timetable;
import dev.tmuxo.engine.error.TmuxoException;
import dev.tmuxo.engine.journal.Event;
import dev.tmuxo.engine.journal.Event.EndReason;
import dev.tmuxo.engine.journal.Event.SkipReason;
import dev.tmuxo.engine.message.AgentMessage;
import dev.tmuxo.engine.message.AgentRef;
import dev.tmuxo.engine.message.Draft;
import dev.tmuxo.engine.state.CheckInLedger;
import dev.tmuxo.engine.state.StandingCheckIn;
import dev.tmuxo.engine.team.CheckInSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Deals with the check-ins that are due at one moment: each due time up to then becomes a message,
 * part of one, or is skipped, and the journal says which. Lives in the team's mailbox.
 */
final class CheckInRound {
  private final TeamContext team;
  private final CheckInPost post;
  private final CheckInLedger ledger;
  private final Instant now;

  CheckInRound(TeamContext team, CheckInPost post, CheckInLedger ledger, Instant now) {
    this.team = team;
    this.post = post;
    this.ledger = ledger;
    this.now = now;
  }

  void run(List<StandingCheckIn> due) {
    CheckInMessages messages = new CheckInMessages();
    for (StandingCheckIn checkIn : due) {
      reckon(checkIn).ifPresent(messages::add);
    }
    messages.grouped().forEach(this::send);
  }

  /** When a check-in is due again after a message for that due time. */
  static Optional<Instant> next(StandingCheckIn checkIn, Instant due) {
    int count = checkIn.fired() + 1;
    boolean last = checkIn.spec().rules().maxCount().filter(most -> count >= most).isPresent();
    return last ? Optional.empty() : timetable(checkIn).next(due);
  }

  private static Timetable timetable(StandingCheckIn checkIn) {
    CheckInSpec spec = checkIn.spec();
    return new Timetable(checkIn.id(), spec.schedule(), spec.rules(), checkIn.added());
  }

  /** The message that a check-in wants to send, if it does. */
  private Optional<CheckInMessages.Wish> reckon(StandingCheckIn checkIn) {
    Timetable times = timetable(checkIn);
    Timetable.Reckoning reckoning = times.reckon(checkIn.due(), now);
    reckoning
        .missed()
        .ifPresent(
            span ->
                skip(
                    checkIn,
                    span,
                    SkipReason.MISSED,
                    "",
                    reckoning.send().or(() -> times.next(span.last()))));
    return reckoning.send().flatMap(due -> wish(checkIn, due));
  }

  private Optional<CheckInMessages.Wish> wish(StandingCheckIn checkIn, Instant due) {
    CheckInSpec spec = checkIn.spec();
    List<AgentRef> recipients;
    try {
      recipients = post.recipients(spec.to());
    } catch (TmuxoException e) {
      skip(checkIn, due, SkipReason.REFUSED, e.getMessage());
      return Optional.empty();
    }
    new CheckInEscalation(team, post).tell(checkIn);
    List<AgentRef> left = recipients;
    if (spec.rules().ifBusy() == CheckInRules.IfBusy.SKIP) {
      left = left.stream().filter(post::free).toList();
      if (left.isEmpty() && !recipients.isEmpty()) {
        skip(checkIn, due, SkipReason.BUSY, "");
        return Optional.empty();
      }
    }
    if (spec.rules().missed() != CheckInRules.Missed.ALL) {
      List<AgentRef> reached = left.stream().filter(a -> waiting(checkIn, a).isEmpty()).toList();
      if (reached.isEmpty() && !left.isEmpty()) {
        merged(checkIn, due, waiting(checkIn, left.get(0)).orElseThrow());
        return Optional.empty();
      }
      left = reached;
    }
    boolean narrowed = left.size() < recipients.size();
    List<String> to = narrowed ? left.stream().map(post::address).toList() : List.of(spec.to());
    return Optional.of(new CheckInMessages.Wish(checkIn, due, left, to));
  }

  /** The message, if there is one, that says the same and that the agent has not taken in yet. */
  private Optional<String> waiting(StandingCheckIn checkIn, AgentRef agent) {
    CheckInSpec spec = checkIn.spec();
    return post.own(agent)
        ? ledger.waiting(checkIn.by(), spec.type(), spec.content(), agent.agent())
        : Optional.empty();
  }

  private void send(List<CheckInMessages.Wish> together) {
    try {
      AgentMessage message = post.send(draft(together));
      CheckInMessages.Wish first = together.get(0);
      Optional<Instant> next = next(first.checkIn(), first.due());
      team.record(
          new Event.CheckInFired(
              first.checkIn().id(), message.id(), next, Optional.of(first.due())));
      endUnless(next, first.checkIn(), true);
      together.stream()
          .skip(1)
          .forEach(other -> merged(other.checkIn(), other.due(), message.id()));
    } catch (TmuxoException e) {
      if (together.size() > 1) {
        // Together they may be too long for the agent.
        together.forEach(wish -> send(List.of(wish)));
      } else {
        CheckInMessages.Wish only = together.get(0);
        skip(only.checkIn(), only.due(), SkipReason.REFUSED, e.getMessage());
      }
    }
  }

  private static Draft draft(List<CheckInMessages.Wish> together) {
    CheckInMessages.Wish first = together.get(0);
    CheckInSpec spec = first.checkIn().spec();
    List<CheckInLabel.Part> parts = new ArrayList<>();
    together.forEach(wish -> parts.add(new CheckInLabel.Part(wish.checkIn().id(), wish.due())));
    Draft draft =
        Draft.text(CheckInLabel.SENDER, "", CheckInMessages.content(together))
            .withRecipients(first.to())
            .withType(spec.type())
            .withPriority(spec.priority())
            .withMetadata(new CheckInLabel(first.checkIn().by(), parts).metadata());
    return spec.asks() ? draft.requiringResponse() : draft;
  }

  private void merged(StandingCheckIn checkIn, Instant due, String message) {
    Optional<Instant> next = next(checkIn, due);
    team.record(new Event.CheckInMerged(checkIn.id(), message, due, next));
    endUnless(next, checkIn, true);
  }

  private void skip(StandingCheckIn checkIn, Instant due, SkipReason reason, String detail) {
    Timetable.Span span = new Timetable.Span(due, due);
    skip(checkIn, span, reason, detail, timetable(checkIn).next(due));
  }

  private void skip(
      StandingCheckIn checkIn,
      Timetable.Span span,
      SkipReason reason,
      String detail,
      Optional<Instant> next) {
    team.record(
        new Event.CheckInSkipped(checkIn.id(), span.first(), span.last(), reason, detail, next));
    endUnless(next, checkIn, false);
  }

  private void endUnless(Optional<Instant> next, StandingCheckIn checkIn, boolean sent) {
    if (next.isPresent()) {
      return;
    }
    CheckInRules rules = checkIn.spec().rules();
    boolean enough =
        sent && rules.maxCount().filter(most -> checkIn.fired() + 1 >= most).isPresent();
    boolean cut = checkIn.spec().schedule().repeats() && rules.until().isPresent();
    EndReason reason = enough ? EndReason.MAX_COUNT : cut ? EndReason.UNTIL : EndReason.SCHEDULE;
    team.record(new Event.CheckInEnded(checkIn.id(), reason));
  }
}
