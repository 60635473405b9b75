package dev.tmuxo.server.metrics;

import dev.tmuxo.engine.delivery.DeliveryState;
import dev.tmuxo.engine.journal.Event;
import dev.tmuxo.engine.journal.JournalEntry;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** The meters of one team. */
final class TeamMeters {

  /** What is neither with its agent nor given up. */
  private record Waiting(String message, String agent) {}

  private final MeterRegistry registry;
  private final Tags tags;
  private final Timer deliveryTime;
  private final AtomicInteger queued = new AtomicInteger();
  private final Map<Waiting, Instant> waiting = new HashMap<>();
  private final Map<DeliveryState, Counter> deliveries = new EnumMap<>(DeliveryState.class);

  TeamMeters(MeterRegistry registry, String team) {
    this.registry = registry;
    this.tags = Tags.of("team", team);
    this.deliveryTime =
        Timer.builder("tmuxo.delivery.time")
            .description("From acceptance to submission")
            .tags(tags)
            .publishPercentileHistogram()
            .register(registry);
    registry.gauge("tmuxo.deliveries.queued", tags, queued);
  }

  synchronized void accept(JournalEntry entry) {
    Event event = entry.event();
    if (event instanceof Event.MessageAccepted accepted) {
      count("tmuxo.messages.accepted");
      accepted
          .deliveries()
          .forEach(agent -> waiting.put(new Waiting(accepted.message().id(), agent), entry.at()));
    } else if (event instanceof Event.DeliveryChanged change) {
      changed(change, entry.at());
    } else if (event instanceof Event.AgentRestarting) {
      count("tmuxo.agents.restarted");
    } else if (event instanceof Event.ConnectionLost) {
      count("tmuxo.connections.lost");
    } else if (event instanceof Event.ConnectionRestored) {
      count("tmuxo.connections.restored");
    } else if (event instanceof Event.CheckInFired) {
      count("tmuxo.checkins.fired");
    } else if (event instanceof Event.TeamStopped) {
      waiting.clear();
    }
    queued.set(waiting.size());
  }

  private void changed(Event.DeliveryChanged change, Instant at) {
    deliveries
        .computeIfAbsent(
            change.to(),
            state -> registry.counter("tmuxo.deliveries", tags.and("state", state.label())))
        .increment();
    Waiting delivery = new Waiting(change.message(), change.agent());
    if (change.to() == DeliveryState.QUEUED) {
      waiting.putIfAbsent(delivery, at);
    } else if (change.to().delivered() || change.to().undelivered()) {
      Instant accepted = waiting.remove(delivery);
      if (accepted != null && change.to().delivered()) {
        deliveryTime.record(Duration.between(accepted, at));
      }
    }
  }

  private void count(String name) {
    registry.counter(name, tags).increment();
  }
}
