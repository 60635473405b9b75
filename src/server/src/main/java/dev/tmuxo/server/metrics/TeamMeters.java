package dev.tmuxo.server.metrics;

import dev.tmuxo.engine.delivery.DeliveryState;
import dev.tmuxo.engine.journal.Event;
import dev.tmuxo.engine.journal.JournalEntry;
import dev.tmuxo.engine.runtime.TeamObserver;
import dev.tmuxo.engine.state.OpenDelivery;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;

/** The meters of one run of a team. Thread-safe. */
final class TeamMeters implements TeamObserver.Watch {

  /** What is neither with its agent nor given up. */
  private record Waiting(String message, String agent) {}

  private final MeterRegistry registry;
  private final String team;
  private final BiConsumer<String, TeamMeters> ended;
  private final Tags tags;
  private final Map<Meter.Id, Meter> own = new ConcurrentHashMap<>();
  private final Timer deliveryTime;
  private final Timer commitTime;
  private final Counter unwritten;
  private final AtomicInteger queued = new AtomicInteger();
  private final Map<Waiting, Instant> waiting = new HashMap<>();
  private boolean closed;

  TeamMeters(
      MeterRegistry registry,
      String team,
      List<OpenDelivery> open,
      BiConsumer<String, TeamMeters> ended) {
    this.registry = registry;
    this.team = team;
    this.ended = ended;
    this.tags = Tags.of("team", team);
    this.deliveryTime =
        own(
            Timer.builder("tmuxo.delivery.time")
                .description("From a message's acceptance to the first proof that an agent has it")
                .tags(tags)
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(1))
                .maximumExpectedValue(Duration.ofHours(1))
                .register(registry));
    this.commitTime =
        own(
            Timer.builder("tmuxo.journal.commit.time")
                .description("From an entry's recording until it is forced to disk")
                .tags(tags)
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofNanos(100_000))
                .maximumExpectedValue(Duration.ofSeconds(10))
                .register(registry));
    this.unwritten =
        own(
            Counter.builder("tmuxo.journal.unwritten")
                .description("Entries that the disk did not take at once")
                .tags(tags)
                .register(registry));
    own(
        Gauge.builder("tmuxo.deliveries.queued", queued, AtomicInteger::get)
            .description("Deliveries that wait or are being typed")
            .tags(tags)
            .register(registry));
    open.stream()
        .filter(delivery -> !delivery.state().delivered() && !delivery.state().undelivered())
        .forEach(
            delivery ->
                waiting.put(
                    new Waiting(delivery.message().id(), delivery.agent()),
                    delivery.message().timestamp()));
    queued.set(waiting.size());
  }

  @Override
  public synchronized void recorded(JournalEntry entry) {
    if (closed) {
      return; // A counter made now would stay for ever.
    }
    Event event = entry.event();
    if (event instanceof Event.MessageAccepted accepted) {
      count("tmuxo.messages.accepted", Tags.empty());
      accepted
          .deliveries()
          .forEach(agent -> waiting.put(new Waiting(accepted.message().id(), agent), entry.at()));
    } else if (event instanceof Event.DeliveryChanged change) {
      changed(change, entry.at());
    } else if (event instanceof Event.AgentRestarting) {
      count("tmuxo.agents.restarted", Tags.empty());
    } else if (event instanceof Event.ConnectionLost) {
      count("tmuxo.connections.lost", Tags.empty());
    } else if (event instanceof Event.ConnectionRestored) {
      count("tmuxo.connections.restored", Tags.empty());
    } else if (event instanceof Event.CheckInFired) {
      count("tmuxo.checkins.fired", Tags.empty());
    } else if (event instanceof Event.TeamStopped) {
      waiting.clear();
    }
    queued.set(waiting.size());
  }

  private void changed(Event.DeliveryChanged change, Instant at) {
    count("tmuxo.deliveries", Tags.of("state", change.to().label()));
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

  @Override
  public void written(Duration time) {
    commitTime.record(time);
  }

  @Override
  public void unwritten() {
    unwritten.increment();
  }

  @Override
  public void ended() {
    ended.accept(team, this);
  }

  /** Takes the meters out of the registry; to be called while no other run of the team begins. */
  synchronized void close() {
    closed = true;
    own.values().forEach(registry::remove);
    own.clear();
  }

  private void count(String name, Tags more) {
    own(registry.counter(name, tags.and(more))).increment();
  }

  private <M extends Meter> M own(M meter) {
    own.put(meter.getId(), meter);
    return meter;
  }
}
