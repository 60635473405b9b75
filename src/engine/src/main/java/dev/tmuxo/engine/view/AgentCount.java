package dev.tmuxo.engine.view;

import dev.tmuxo.engine.delivery.DeliveryState;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Counts for one agent. Single-threaded; what it holds is bounded by the messages on their way. */
final class AgentCount {
  private final Samples delivery = new Samples();
  private final Samples turn = new Samples();
  private final Map<String, Instant> accepted = new HashMap<>();
  private final Map<String, Instant> had = new HashMap<>();
  private long delivered;
  private long undelivered;
  private int restarts;

  void accepted(String message, Instant at) {
    accepted.put(message, at);
  }

  void restarts(int count) {
    restarts = count;
  }

  /**
   * Takes note of a change.
   *
   * @param all the samples of all agents
   */
  void changed(String message, DeliveryState to, Instant at, Samples all) {
    if (to.delivered()) {
      Instant since = accepted.remove(message);
      if (since != null) {
        delivered++;
        Duration took = Duration.between(since, at);
        delivery.add(took);
        all.add(took);
        had.put(message, at);
      }
    } else if (to.undelivered() && to != DeliveryState.UNCERTAIN) {
      undelivered += accepted.remove(message) == null ? 0 : 1;
    }
    if (to == DeliveryState.FINISHED || to == DeliveryState.ANSWERED) {
      Instant since = had.remove(message);
      if (since != null) {
        turn.add(Duration.between(since, at));
      }
    }
  }

  AgentMetrics metrics(String agent) {
    return new AgentMetrics(
        agent, delivered, undelivered, accepted.size(), restarts, delivery.times(), turn.times());
  }
}
