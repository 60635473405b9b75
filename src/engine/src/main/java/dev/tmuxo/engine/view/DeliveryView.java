package dev.tmuxo.engine.view;

import dev.tmuxo.engine.delivery.DeliveryState;
import dev.tmuxo.engine.delivery.Evidence;
import dev.tmuxo.engine.journal.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The life of one message towards one agent.
 *
 * @param since when it entered its state
 * @param steps the transitions so far, oldest first, each with what justified it; the last {@value
 *     #KEEP_STEPS} of one that went back and forth
 */
public record DeliveryView(String agent, DeliveryState state, Instant since, List<Step> steps) {
  static final int KEEP_STEPS = 12;

  public DeliveryView {
    steps = List.copyOf(steps);
  }

  /** One transition. */
  public record Step(DeliveryState to, Evidence evidence) {}

  static DeliveryView queued(String agent, Instant at) {
    return new DeliveryView(agent, DeliveryState.QUEUED, at, List.of());
  }

  DeliveryView with(Event.DeliveryChanged event) {
    List<Step> longer = new ArrayList<>(steps);
    longer.add(new Step(event.to(), event.evidence()));
    return new DeliveryView(
        agent,
        event.to(),
        event.evidence().at(),
        longer.subList(Math.max(0, longer.size() - KEEP_STEPS), longer.size()));
  }
}
