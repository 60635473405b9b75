package dev.tmuxo.engine.state;

import dev.tmuxo.engine.delivery.DeliveryState;
import dev.tmuxo.engine.message.AgentMessage;
import java.time.Instant;

/**
 * A message that an agent has not done with, or that wants an answer it has not given.
 *
 * @param attempts how often it was begun to be typed
 * @param since when it entered its state
 * @param answered whether the agent has sent an answer already, while it still works on it
 */
public record OpenDelivery(
    AgentMessage message,
    String agent,
    DeliveryState state,
    int attempts,
    Instant since,
    boolean answered) {

  static OpenDelivery queued(AgentMessage message, String agent, Instant at) {
    return new OpenDelivery(message, agent, DeliveryState.QUEUED, 0, at, false);
  }

  /** The same in another state. */
  public OpenDelivery changed(DeliveryState to, Instant at) {
    int begun = attempts + (to == DeliveryState.SENDING ? 1 : 0);
    return new OpenDelivery(message, agent, to, begun, at, answered);
  }

  OpenDelivery withAnswer() {
    return new OpenDelivery(message, agent, state, attempts, since, true);
  }

  /** Whether nothing is to come of it any more. */
  boolean over() {
    return switch (state) {
      case QUEUED, SENDING, SUBMITTED, STARTED, UNCERTAIN -> false;
      case FINISHED -> answered || !message.requiresResponse();
      case ANSWERED, EXPIRED, FAILED, DEAD_LETTER -> true;
    };
  }
}
