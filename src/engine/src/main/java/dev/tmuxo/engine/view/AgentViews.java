package dev.tmuxo.engine.view;

import dev.tmuxo.engine.agent.AgentState;
import dev.tmuxo.engine.delivery.DeliveryState;
import dev.tmuxo.engine.journal.Event;
import dev.tmuxo.engine.journal.JournalEntry;
import dev.tmuxo.engine.message.AgentMessage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The team's agents.
 *
 * @param all in the order of the team file
 */
public record AgentViews(List<AgentView> all) {
  static final AgentViews NONE = new AgentViews(List.of());

  public AgentViews {
    all = List.copyOf(all);
  }

  public Optional<AgentView> find(String name) {
    return all.stream().filter(a -> a.name().equals(name)).findFirst();
  }

  /** How many agents are in each state; states in which none is are absent. */
  public Map<AgentState, Integer> counts() {
    Map<AgentState, Integer> counts = new EnumMap<>(AgentState.class);
    all.forEach(a -> counts.merge(a.state(), 1, Integer::sum));
    return Collections.unmodifiableMap(counts);
  }

  public int restarts() {
    return all.stream().mapToInt(AgentView::restarts).sum();
  }

  AgentViews apply(JournalEntry entry, Conversation before) {
    Event event = entry.event();
    if (event instanceof Event.TeamStarting e) {
      return new AgentViews(
          e.agents().stream().map(m -> AgentView.introduced(m, entry.at())).toList());
    } else if (event instanceof Event.AgentStarted e) {
      return change(Set.of(e.agent()), a -> a.started(e));
    } else if (event instanceof Event.AgentStateChanged e) {
      return change(Set.of(e.agent()), a -> a.changed(e, entry.at()));
    } else if (event instanceof Event.AgentExited e) {
      return change(Set.of(e.agent()), a -> a.exited(e, entry.at()));
    } else if (event instanceof Event.AgentDone e) {
      return change(Set.of(e.agent()), a -> a.finished(e, entry.at()));
    } else if (event instanceof Event.MessageAccepted e) {
      return accept(e);
    } else if (event instanceof Event.DeliveryChanged e) {
      return change(Set.of(e.agent()), a -> progress(a, e, before));
    }
    return this;
  }

  private AgentViews accept(Event.MessageAccepted e) {
    AgentMessage message = e.message();
    AgentView.Remark remark =
        new AgentView.Remark(
            message.id(),
            message.timestamp(),
            String.join(", ", message.recipients()),
            Excerpt.of(message.content()));
    return change(Set.of(message.sender()), a -> a.saying(remark))
        .change(Set.copyOf(e.deliveries()), a -> a.with(a.queued() + 1, a.task()));
  }

  private static AgentView progress(AgentView agent, Event.DeliveryChanged e, Conversation before) {
    int queued = agent.queued();
    queued -= e.from() == DeliveryState.QUEUED ? 1 : 0;
    queued += e.to() == DeliveryState.QUEUED ? 1 : 0;
    Optional<AgentView.Remark> task = agent.task();
    if (atWork(e.to())) {
      task = before.find(e.message()).map(MessageView::asTask).or(agent::task);
    } else if (task.isPresent() && task.get().message().equals(e.message())) {
      task = Optional.empty();
    }
    return agent.with(Math.max(0, queued), task);
  }

  private static boolean atWork(DeliveryState state) {
    return state == DeliveryState.SENDING
        || state == DeliveryState.SUBMITTED
        || state == DeliveryState.STARTED;
  }

  private AgentViews change(Set<String> names, UnaryOperator<AgentView> how) {
    List<AgentView> changed = new ArrayList<>(all.size());
    for (AgentView agent : all) {
      changed.add(names.contains(agent.name()) ? how.apply(agent) : agent);
    }
    return new AgentViews(changed);
  }
}
