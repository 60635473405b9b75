package dev.tmuxo.engine.view;

import dev.tmuxo.engine.delivery.DeliveryState;
import dev.tmuxo.engine.journal.Event;
import dev.tmuxo.engine.journal.JournalEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts a run of a team as its journal goes by; the start of a new run begins anew. Mutable and
 * single-threaded.
 */
public final class MetricsCount {
  private final Map<String, AgentCount> agents = new LinkedHashMap<>();
  private Samples delivery = new Samples();
  private long messages;
  private long uncertain;
  private long exits;
  private long checkIns;
  private long questions;
  private long lettersRejected;
  private long connectionsLost;

  /** Nothing counted yet. */
  public MetricsCount() {}

  /** Takes in the next entry. */
  public void apply(JournalEntry entry) {
    Event event = entry.event();
    if (event instanceof Event.TeamStarting e) {
      begin(e);
    } else if (event instanceof Event.MessageAccepted e) {
      messages++;
      e.deliveries().forEach(name -> agent(name).accepted(e.message().id(), entry.at()));
    } else if (event instanceof Event.DeliveryChanged e) {
      uncertain += e.to() == DeliveryState.UNCERTAIN ? 1 : 0;
      agent(e.agent()).changed(e.message(), e.to(), e.evidence().at(), delivery);
    } else if (event instanceof Event.AgentStarted e) {
      agent(e.agent()).restarts(e.restarts());
    } else if (event instanceof Event.AgentExited) {
      exits++;
    } else if (event instanceof Event.CheckInFired) {
      checkIns++;
    } else if (event instanceof Event.QuestionAsked) {
      questions++;
    } else if (event instanceof Event.LetterRejected) {
      lettersRejected++;
    } else if (event instanceof Event.ConnectionLost) {
      connectionsLost++;
    }
  }

  private void begin(Event.TeamStarting starting) {
    agents.clear();
    starting.agents().forEach(member -> agent(member.name()));
    delivery = new Samples();
    messages = 0;
    uncertain = 0;
    exits = 0;
    checkIns = 0;
    questions = 0;
    lettersRejected = 0;
    connectionsLost = 0;
  }

  private AgentCount agent(String name) {
    return agents.computeIfAbsent(name, unseen -> new AgentCount());
  }

  /** The figures up to now. */
  public TeamMetrics metrics() {
    List<AgentMetrics> each = new ArrayList<>();
    agents.forEach((name, count) -> each.add(count.metrics(name)));
    return new TeamMetrics(
        messages,
        uncertain,
        exits,
        checkIns,
        questions,
        lettersRejected,
        connectionsLost,
        delivery.times(),
        each);
  }
}
