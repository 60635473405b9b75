package dev.tmuxo.engine.runtime;

import dev.tmuxo.engine.delivery.Evidence;
import dev.tmuxo.engine.journal.Event;
import dev.tmuxo.engine.secret.Masking;
import java.util.function.UnaryOperator;

/**
 * Takes secrets out of events before they are journalled. What people, agents and terminals say is
 * masked; names, ids and states are not: they decide what the journal means. Immutable.
 */
final class MaskedEvents implements UnaryOperator<Event> {
  private final Masking masking;

  MaskedEvents(Masking masking) {
    this.masking = masking;
  }

  @Override
  public Event apply(Event event) {
    return masking.isNone() ? event : masked(event);
  }

  private Event masked(Event event) {
    if (event instanceof Event.MessageAccepted e) {
      return new Event.MessageAccepted(e.message().withTexts(masking), e.deliveries());
    } else if (event instanceof Event.DeliveryChanged e) {
      Evidence seen = e.evidence();
      Evidence masked = new Evidence(seen.at(), seen.kind(), text(seen.detail()));
      return new Event.DeliveryChanged(e.message(), e.agent(), e.from(), e.to(), masked);
    } else if (event instanceof Event.CheckInAdded e) {
      return new Event.CheckInAdded(
          e.id(),
          e.by(),
          e.to(),
          e.schedule(),
          text(e.content()),
          e.messageType(),
          e.priority(),
          e.due(),
          e.rules(),
          e.added(),
          e.fired());
    } else if (event instanceof Event.CheckInSkipped e) {
      return new Event.CheckInSkipped(
          e.id(), e.due(), e.last(), e.reason(), text(e.detail()), e.next());
    }
    return maskedOfAgent(event);
  }

  private Event maskedOfAgent(Event event) {
    if (event instanceof Event.AgentStateChanged e) {
      return new Event.AgentStateChanged(e.agent(), e.from(), e.to(), e.source(), text(e.detail()));
    } else if (event instanceof Event.AgentExited e) {
      return new Event.AgentExited(e.agent(), e.status(), e.signal(), text(e.lastScreen()));
    } else if (event instanceof Event.AgentRestarting e) {
      return new Event.AgentRestarting(e.agent(), e.by(), text(e.reason()), e.after());
    } else if (event instanceof Event.AgentDone e) {
      return new Event.AgentDone(e.agent(), e.success(), text(e.summary()));
    } else if (event instanceof Event.Escalated e) {
      return new Event.Escalated(e.agent(), e.to(), text(e.problem()));
    } else if (event instanceof Event.LetterRejected e) {
      return new Event.LetterRejected(e.agent(), e.letter(), text(e.reason()));
    } else if (event instanceof Event.QuestionAsked e) {
      return new Event.QuestionAsked(e.agent(), e.message(), text(e.text()));
    }
    return maskedOfTeam(event);
  }

  private Event maskedOfTeam(Event event) {
    if (event instanceof Event.TeamStopping e) {
      return new Event.TeamStopping(text(e.reason()));
    } else if (event instanceof Event.TeamStopped e) {
      return new Event.TeamStopped(e.outcome(), text(e.reason()), e.leftover());
    } else if (event instanceof Event.ConnectionLost e) {
      return new Event.ConnectionLost(e.cause(), text(e.detail()));
    }
    return event;
  }

  private String text(String text) {
    return masking.apply(text);
  }
}
