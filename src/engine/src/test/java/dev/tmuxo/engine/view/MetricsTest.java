package dev.tmuxo.engine.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tmuxo.engine.agent.AgentState;
import dev.tmuxo.engine.agent.StateSource;
import dev.tmuxo.engine.delivery.DeliveryState;
import dev.tmuxo.engine.delivery.Evidence;
import dev.tmuxo.engine.journal.Event;
import dev.tmuxo.engine.journal.JournalEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class MetricsTest {
  private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

  private final MetricsCount count = new MetricsCount();
  private final MessageLog log = new MessageLog();
  private long seq;

  private void tell(Instant at, Event event) {
    JournalEntry entry = new JournalEntry(++seq, at, "shop", event);
    count.apply(entry);
    log.apply(entry);
  }

  private void accept(String id, Instant at, String... to) {
    tell(at, Messages.accepted(id, at, "pm", "text", Optional.empty(), to));
  }

  private void change(String id, String agent, DeliveryState to, Instant at) {
    Evidence evidence = new Evidence(at, "seen", "");
    tell(at, new Event.DeliveryChanged(id, agent, DeliveryState.QUEUED, to, evidence));
  }

  @Test
  void tellsHowLongDeliveriesAndTurnsTakePerAgent() {
    for (int i = 1; i <= 100; i++) {
      accept("m" + i, START, "dev");
      change("m" + i, "dev", DeliveryState.SUBMITTED, START.plusMillis(i));
      change("m" + i, "dev", DeliveryState.FINISHED, START.plusMillis(i).plusSeconds(i));
    }
    accept("m101", START, "dev", "qa");
    change("m101", "qa", DeliveryState.SUBMITTED, START.plusSeconds(7));

    TeamMetrics metrics = count.metrics();
    assertThat(metrics.messages()).isEqualTo(101);
    AgentMetrics dev = metrics.agents().get(0);
    assertThat(dev.delivery())
        .isEqualTo(new Times(100, Duration.ofMillis(50), Duration.ofMillis(95)));
    assertThat(dev.turn())
        .isEqualTo(new Times(100, Duration.ofSeconds(50), Duration.ofSeconds(95)));
    assertThat(dev.delivered()).isEqualTo(100);
    assertThat(dev.waiting()).isEqualTo(1);
    assertThat(metrics.agents().get(1).delivery().p95()).isEqualTo(Duration.ofSeconds(7));
    assertThat(metrics.delivery().count()).isEqualTo(101);
  }

  @Test
  void onlyTheLastTimesCountSoThatAGoodHourIsSeenAfterABadOne() {
    for (int i = 0; i < 2 * Samples.KEPT; i++) {
      accept("m" + i, START, "dev");
      change("m" + i, "dev", DeliveryState.SUBMITTED, START.plusSeconds(i < Samples.KEPT ? 9 : 1));
    }
    assertThat(count.metrics().delivery())
        .isEqualTo(new Times(2048, Duration.ofSeconds(1), Duration.ofSeconds(1)));
  }

  @Test
  void countsWhatWentWrong() {
    accept("m1", START, "dev");
    change("m1", "dev", DeliveryState.UNCERTAIN, START);
    assertThat(count.metrics().agents().get(0).waiting()).isEqualTo(1);
    change("m1", "dev", DeliveryState.FAILED, START);
    tell(START, new Event.AgentExited("dev", 1, 0, ""));
    tell(START, new Event.ConnectionLost("eof", ""));
    TeamMetrics metrics = count.metrics();
    assertThat(metrics.uncertain()).isEqualTo(1);
    assertThat(metrics.exits()).isEqualTo(1);
    assertThat(metrics.connectionsLost()).isEqualTo(1);
    assertThat(metrics.agents().get(0).undelivered()).isEqualTo(1);
  }

  @Test
  void aNewRunBeginsAnew() {
    accept("m1", START, "dev");
    tell(START, new Event.TeamStarting("local", "/run/shop", "3.5", List.of()));
    assertThat(count.metrics()).isEqualTo(new MetricsCount().metrics());
    assertThat(log.messages()).isEmpty();
  }

  @Test
  void theLogHasEveryMessageAndHowFarItCame() {
    for (int i = 1; i <= Conversation.KEEP_MESSAGES + 50; i++) {
      accept("m" + i, START, "dev");
    }
    change("m1", "dev", DeliveryState.SUBMITTED, START);
    assertThat(log.messages()).hasSize(Conversation.KEEP_MESSAGES + 50);
    assertThat(log.messages().get(0).delivery("dev").orElseThrow().state())
        .isEqualTo(DeliveryState.SUBMITTED);
  }

  @Test
  void theTimelineTellsWhoDidWhatWhen() {
    Timeline timeline = new Timeline();
    Event.Member dev = new Event.Member("dev", "engineer", "fake", Optional.empty());
    List<Event> events =
        List.of(
            new Event.TeamStarting("local", "/run/shop", "3.5", List.of(dev)),
            state(AgentState.STARTING, AgentState.IDLE),
            state(AgentState.IDLE, AgentState.BUSY));
    for (Event event : events) {
      seq++;
      timeline.apply(new JournalEntry(seq, START.plusSeconds(seq), "shop", event));
    }
    assertThat(timeline.spans())
        .extracting(Timeline.Span::state, Timeline.Span::from, Timeline.Span::until)
        .containsExactly(
            tuple(AgentState.STARTING, START.plusSeconds(1), Optional.of(START.plusSeconds(2))),
            tuple(AgentState.IDLE, START.plusSeconds(2), Optional.of(START.plusSeconds(3))),
            tuple(AgentState.BUSY, START.plusSeconds(3), Optional.empty()));
  }

  private static Event state(AgentState from, AgentState to) {
    return new Event.AgentStateChanged("dev", from, to, StateSource.SCREEN, "");
  }
}
