package dev.tmuxo.server.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tmuxo.engine.delivery.DeliveryState;
import dev.tmuxo.engine.journal.Event;
import dev.tmuxo.engine.runtime.TeamObserver;
import dev.tmuxo.engine.state.TeamState;
import dev.tmuxo.server.Scene;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class JournalMetersTest {
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final Scene scene = Scene.shop().running();

  private final JournalMeters meters = new JournalMeters(registry);

  private TeamObserver.Watch count() {
    TeamObserver.Watch watch = meters.begins("shop", List.of());
    scene.entries().forEach(watch::recorded);
    return watch;
  }

  private double counter(String name, String... tags) {
    return registry.get(name).tag("team", "shop").tags(tags).counter().count();
  }

  private double queued() {
    return registry.get("tmuxo.deliveries.queued").tag("team", "shop").gauge().value();
  }

  @Test
  void timesDeliveriesFromAcceptanceToProof() {
    scene.message("1", "operator", "go", "pm", "dev-1");
    scene.pass(Duration.ofMillis(20)).delivery("1", "pm", DeliveryState.SENDING, "");
    scene.pass(Duration.ofMillis(30)).delivery("1", "pm", DeliveryState.SUBMITTED, "");
    scene.pass(Duration.ofSeconds(9)).delivery("1", "pm", DeliveryState.FINISHED, "");
    count();
    Timer time = registry.get("tmuxo.delivery.time").tag("team", "shop").timer();
    assertThat(time.count()).isEqualTo(1);
    assertThat(time.totalTime(TimeUnit.MILLISECONDS)).isEqualTo(50);
    assertThat(counter("tmuxo.messages.accepted")).isEqualTo(1);
    assertThat(counter("tmuxo.deliveries", "state", "submitted")).isEqualTo(1);
    assertThat(queued()).isEqualTo(1);
  }

  @Test
  void anUncertainDeliveryWaitsAgainOnceItIsQueuedAgain() {
    scene.message("1", "operator", "go", "pm");
    scene.delivery("1", "pm", DeliveryState.SENDING, "");
    scene.delivery("1", "pm", DeliveryState.UNCERTAIN, "");
    count();
    assertThat(counter("tmuxo.deliveries", "state", "uncertain")).isEqualTo(1);
    assertThat(queued()).isZero();
    scene.delivery("1", "pm", DeliveryState.QUEUED, "");
    count();
    assertThat(queued()).isEqualTo(1);
  }

  @Test
  void countsWhatBreaksAndComesBack() {
    scene.tell(new Event.ConnectionLost("channel-lost", ""));
    scene.tell(new Event.ConnectionRestored(2));
    scene.tell(new Event.AgentRestarting("pm", "supervisor", "it exited", 500));
    count();
    assertThat(counter("tmuxo.connections.lost")).isEqualTo(1);
    assertThat(counter("tmuxo.connections.restored")).isEqualTo(1);
    assertThat(counter("tmuxo.agents.restarted")).isEqualTo(1);
  }

  @Test
  void whatAnEarlierHostLeftWaitingIsCountedAndTimedFromItsAcceptance() {
    TeamState before = new TeamState();
    scene.message("1", "operator", "go", "pm");
    scene.message("2", "operator", "done", "pm");
    scene.delivery("2", "pm", DeliveryState.SENDING, "");
    scene.delivery("2", "pm", DeliveryState.SUBMITTED, "");
    scene.entries().forEach(before::apply);
    TeamObserver.Watch watch = meters.begins("shop", List.copyOf(before.deliveries()));
    assertThat(queued()).isEqualTo(1);

    scene.pass(Duration.ofMinutes(2)).delivery("1", "pm", DeliveryState.SENDING, "");
    scene.delivery("1", "pm", DeliveryState.SUBMITTED, "");
    scene.entries().stream().skip(before.seq()).forEach(watch::recorded);
    Timer time = registry.get("tmuxo.delivery.time").tag("team", "shop").timer();
    assertThat(time.totalTime(TimeUnit.SECONDS)).isEqualTo(120);
    assertThat(queued()).isZero();
  }

  @Test
  void timesHowSoonEntriesAreOnDisk() {
    TeamObserver.Watch watch = count();
    watch.written(Duration.ofMillis(7));
    watch.unwritten();
    Timer time = registry.get("tmuxo.journal.commit.time").tag("team", "shop").timer();
    assertThat(time.totalTime(TimeUnit.MILLISECONDS)).isEqualTo(7);
    assertThat(counter("tmuxo.journal.unwritten")).isEqualTo(1);
  }

  @Test
  void nothingIsLeftOfATeamThatEnded() {
    scene.message("1", "operator", "go", "pm");
    TeamObserver.Watch watch = count();
    assertThat(meters.teams()).isEqualTo(1);
    watch.ended();
    watch.recorded(scene.tell(new Event.ConnectionRestored(3)));
    assertThat(meters.teams()).isZero();
    assertThat(registry.getMeters()).isEmpty();
  }

  @Test
  void aTeamThatIsRestoredBeforeTheEndOfItsLastRunIsToldIsStillMeasured() {
    TeamObserver.Watch first = count();
    TeamObserver.Watch second = meters.begins("shop", List.of());
    first.ended();
    second.recorded(scene.tell(new Event.ConnectionRestored(2)));
    assertThat(counter("tmuxo.connections.restored")).isEqualTo(1);
    assertThat(meters.teams()).isEqualTo(1);
    second.ended();
    assertThat(registry.getMeters()).isEmpty();
  }
}
