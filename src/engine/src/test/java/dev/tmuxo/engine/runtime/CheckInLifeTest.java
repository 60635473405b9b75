package dev.tmuxo.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tmuxo.engine.checkin.CheckInRules;
import dev.tmuxo.engine.checkin.Schedule;
import dev.tmuxo.engine.journal.Event;
import dev.tmuxo.engine.team.CheckInSpec;
import dev.tmuxo.engine.view.CheckInView;
import dev.tmuxo.testkit.tmux.Processes;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Check-ins in real teams, whose hosts and tmux come and go. */
final class CheckInLifeTest {

  @TempDir Path home;

  @Test
  void whatFellDueWithoutAHostIsSentOnceWhenOneIsBack() {
    try (TeamRig rig =
        new TeamRig(home, "late")
            .fake("pm", "--turn-ms", "0")
            .checkIn("pm", new Schedule.In(Duration.ofSeconds(1)), "Status?")
            .checkIn("pm", new Schedule.Every(Duration.ofHours(1)), "Hourly")) {
      rig.start();
      Instant due = rig.team().checkIns().join().get(0).due();
      rig.hostGoes();
      await().until(() -> Instant.now().isAfter(due.plusMillis(100)));
      for (int i = 0; i < 2; i++) {
        assertThat(rig.hostComes()).isPresent();
        rig.until(() -> rig.received("pm").size() == 1);
        rig.hostGoes();
      }
      assertThat(rig.hostComes()).isPresent();

      assertThat(rig.team().checkIns().join())
          .singleElement()
          .returns("Hourly", view -> view.spec().content());
      rig.until(() -> rig.events(Event.CheckInFired.class).findAny().isPresent());
      assertThat(rig.events(Event.CheckInFired.class).map(Event.CheckInFired::due))
          .containsExactly(Optional.of(due));
      assertThat(rig.received("pm")).hasSize(1);
    }
  }

  @Test
  void theyOutliveTheirTmux() {
    try (TeamRig rig =
        new TeamRig(home, "again")
            .restoring()
            .fake("pm")
            .checkIn("pm", new Schedule.Every(Duration.ofHours(1)), "Hourly")) {
      Team first = rig.start();
      List<CheckInView> before = first.checkIns().join();
      Processes.kill(Long.parseLong(rig.tmux("display-message", "-p", "#{pid}")));
      rig.awaitRestored(first);
      assertThat(rig.team().checkIns().join()).isEqualTo(before);
    }
  }

  @Test
  void theSuperiorHearsOfAnAgentThatDoesNotAnswer() {
    try (TeamRig rig =
        new TeamRig(home, "silent")
            .fake("lead", "--turn-ms", "0")
            .fake("dev", "--turn-ms", "0")
            .checkIn(
                CheckInSpec.asking("dev", new Schedule.Every(Duration.ofSeconds(1)), "Status?")
                    .withRules(CheckInRules.USUAL.withEscalation(1, Optional.empty())))) {
      rig.start();
      rig.until(() -> !rig.received("lead").isEmpty());
      assertThat(rig.received("lead").get(0))
          .contains("from check-in")
          .contains("no answer from dev to 1 check-ins in a row");
      assertThat(rig.events(Event.CheckInEscalated.class).findFirst().orElseThrow().agents())
          .containsExactly("dev");
    }
  }
}
