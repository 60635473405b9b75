package dev.tmuxo.engine.runtime;

import dev.tmuxo.engine.checkin.CheckInRules;
import dev.tmuxo.engine.delivery.DeliveryState;
import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.error.TmuxoException;
import dev.tmuxo.engine.journal.Event;
import dev.tmuxo.engine.mail.Answer;
import dev.tmuxo.engine.mail.Letter;
import dev.tmuxo.engine.mail.LetterHead;
import dev.tmuxo.engine.mail.LetterId;
import dev.tmuxo.engine.mail.Recipient;
import dev.tmuxo.engine.mail.TmuxTarget;
import dev.tmuxo.engine.message.AgentMessage;
import dev.tmuxo.engine.message.Draft;
import dev.tmuxo.engine.team.CheckInSpec;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Does what the agents' letters ask for. Lives in the team's mailbox. */
final class LetterDesk {
  private static final int REMEMBERED = 200;

  private final TeamContext team;
  private final Crew crew;
  private final PostOffice postOffice;
  private final CheckIns checkIns;

  /** Senders that wait until their message has been delivered, by message id. */
  private final Map<String, Receipt> waiting = new HashMap<>();

  /** An answer put where a waiting agent looks for it. */
  private record Given(String agent, AgentMessage answer) {}

  /** Answers that may turn out to be unclaimed, for as long as that takes. */
  private final Map<LetterId, Given> given =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<LetterId, Given> eldest) {
          return size() > REMEMBERED;
        }
      };

  LetterDesk(TeamContext team, Crew crew, PostOffice postOffice, CheckIns checkIns) {
    this.team = team;
    this.crew = crew;
    this.postOffice = postOffice;
    this.checkIns = checkIns;
  }

  /** Deals with a letter; its one answer comes at once or later. */
  void dealWith(Letter letter, Consumer<Answer> answer) {
    String sender = letter.head().agent();
    Agent agent = crew.byName().get(sender);
    if (agent == null) {
      team.record(new Event.LetterRejected(sender, letter.head().id().value(), "no such agent"));
      answer.accept(Answer.error(Answer.UNKNOWN_AGENT, "team has no agent " + sender));
      return;
    }
    try {
      dealWith(letter, agent, answer);
    } catch (TmuxoException e) {
      answer.accept(Answer.error(e));
    }
  }

  private void dealWith(Letter letter, Agent agent, Consumer<Answer> answer) {
    if (letter instanceof Letter.Send send) {
      send(send, answer);
    } else if (letter instanceof Letter.Reply reply) {
      AgentMessage message = postOffice.reply(agent.name(), reply.correlationId(), reply.text());
      answer.accept(accepted(message));
    } else if (letter instanceof Letter.Ask ask) {
      ask(ask, agent, answer);
    } else if (letter instanceof Letter.Status) {
      answer.accept(Answer.ok(TeamTable.states(crew.all(), team.now())));
    } else if (letter instanceof Letter.TeamList) {
      answer.accept(Answer.ok(TeamTable.members(crew.all(), agent)));
    } else if (letter instanceof Letter.Done done) {
      crew.done(agent, done.success(), done.summary());
      answer.accept(Answer.ok("noted: your work is over"));
    } else {
      answer.accept(Answer.ok(checkIn(letter, agent)));
    }
  }

  private String checkIn(Letter letter, Agent agent) {
    if (letter instanceof Letter.CheckInList) {
      return CheckInTable.of(checkIns.list(), agent.name());
    } else if (letter instanceof Letter.CheckInRemove remove) {
      checkIns.remove(remove.checkIn(), agent.name());
      return "removed check-in " + remove.checkIn();
    }
    Letter.CheckIn added = (Letter.CheckIn) letter;
    String to = added.to().map(this::address).orElse(agent.name());
    CheckInRules rules =
        added.count().map(CheckInRules.USUAL::withMaxCount).orElse(CheckInRules.USUAL);
    CheckInSpec spec = CheckInSpec.asking(to, added.schedule(), added.text()).withRules(rules);
    return "check-in " + checkIns.add(agent.name(), spec) + " to " + to;
  }

  private void send(Letter.Send send, Consumer<Answer> answer) {
    Draft draft =
        Draft.text(send.head().agent(), address(send.to()), send.text())
            .withType(send.type())
            .withPriority(send.priority());
    draft = send.ttl().map(draft::withTtl).orElse(draft);
    draft = send.requiresResponse() ? draft.requiringResponse() : draft;
    PostOffice.Posted posted = postOffice.post(draft);
    AgentMessage message = posted.message();
    if (send.patience().isEmpty() || posted.local().isEmpty()) {
      answer.accept(accepted(message));
    } else if (send.requiresResponse()) {
      expectAnswer(send.head(), message.id(), send.patience().get(), answer);
    } else {
      waiting.put(message.id(), new Receipt(posted, answer));
      team.after(send.patience().get(), () -> waiting.remove(message.id()));
    }
  }

  private void ask(Letter.Ask ask, Agent agent, Consumer<Answer> answer) {
    String to = ask.to().map(this::address).or(agent.spec()::reportsTo).orElse(PostOffice.OPERATOR);
    AgentMessage message =
        postOffice.send(Draft.text(agent.name(), to, ask.text()).requiringResponse());
    if (to.equals(PostOffice.OPERATOR)) {
      team.record(new Event.QuestionAsked(agent.name(), message.id(), ask.text()));
    }
    expectAnswer(ask.head(), message.id(), ask.timeout(), answer);
  }

  private void expectAnswer(
      LetterHead asker, String question, Duration patience, Consumer<Answer> answer) {
    postOffice.expectAnswer(
        question,
        reply -> {
          given.put(asker.id(), new Given(asker.agent(), reply));
          answer.accept(Answer.ok(reply.content()));
        });
    team.after(patience, () -> postOffice.forgetQuestion(question));
  }

  /**
   * The sender of that letter has stopped waiting: an answer it was given goes to it as a message
   * after all.
   */
  void unclaimed(LetterId letter) {
    Given lost = given.remove(letter);
    if (lost != null) {
      postOffice.redeliver(lost.answer(), lost.agent());
    }
  }

  /** Tells those who wait for a delivery what became of it. */
  void noted(Event.DeliveryChanged change) {
    if (change.to() == DeliveryState.SENDING || change.to() == DeliveryState.QUEUED) {
      return;
    }
    Receipt receipt = waiting.get(change.message());
    if (receipt != null && receipt.completedBy(change)) {
      waiting.remove(change.message());
    }
  }

  private static Answer accepted(AgentMessage message) {
    return Answer.ok("sent " + message.id() + " to " + String.join(", ", message.recipients()));
  }

  private String address(Recipient recipient) {
    if (recipient instanceof Recipient.Addressed addressed) {
      return addressed.addresses();
    }
    TmuxTarget target = ((Recipient.InWindow) recipient).target();
    String own = team.spec().name();
    if (!target.session().isEmpty() && !target.session().equals(own)) {
      // Other teams' windows bear their agents' names; their numbers are not known here.
      return target.session() + "/" + target.window();
    }
    return target
        .agentAmong(places())
        .orElseThrow(
            () ->
                new TmuxoException(
                    ErrorCode.ADDRESS_UNKNOWN,
                    "no agent lives in " + target.written(),
                    "Windows are named after their agents: "
                        + String.join(", ", crew.byName().keySet())
                        + "."));
  }

  private List<TmuxTarget.Place> places() {
    return crew.all().stream()
        .flatMap(
            agent ->
                agent.window().stream()
                    .map(
                        w ->
                            new TmuxTarget.Place(
                                agent.name(),
                                agent.name(),
                                w.index(),
                                w.window().value(),
                                w.pane().value())))
        .toList();
  }
}
