package dev.tmuxo.api.wire;

import dev.tmuxo.engine.delivery.DeliveryState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An accepted message and how far it came.
 *
 * @param deliveries one for each agent its addresses resolved to
 * @param reply the content of the first answer, if one came
 */
public record Sent(String id, List<Progress> deliveries, Optional<String> reply) {

  public Sent {
    deliveries = List.copyOf(deliveries);
    reply = reply == null ? Optional.empty() : reply;
  }

  /**
   * The message's way to one agent.
   *
   * @param agent its name; {@code team/agent} in another team
   * @param evidence the transitions so far, oldest first
   * @param millis from the message's acceptance to its present state
   */
  public record Progress(String agent, DeliveryState state, List<Step> evidence, long millis) {
    public Progress {
      evidence = List.copyOf(evidence);
    }
  }

  /** One transition and what was seen that justifies it. */
  public record Step(DeliveryState state, Instant at, String kind, String detail) {}

  /** Whether no delivery failed or is uncertain. */
  public boolean sound() {
    return deliveries.stream().noneMatch(d -> d.state().undelivered());
  }
}
