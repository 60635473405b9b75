package dev.tmuxo.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tmuxo.engine.agent.AgentState;
import dev.tmuxo.engine.checkin.Schedule;
import dev.tmuxo.engine.delivery.DeliveryState;
import dev.tmuxo.engine.error.TmuxoException;
import dev.tmuxo.engine.journal.Event;
import dev.tmuxo.engine.journal.Event.Outcome;
import dev.tmuxo.engine.message.AgentMessage;
import dev.tmuxo.engine.team.AgentSpec;
import dev.tmuxo.engine.team.AgentSpecs;
import dev.tmuxo.engine.team.RestartPolicy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How agents and teams begin and end. */
final class LifeTest {
  @TempDir Path home;

  private static AgentSpec restarting(AgentSpec spec, RestartPolicy policy) {
    return AgentSpecs.like(spec.withBriefing("You are " + spec.name())).restart(policy).spec();
  }

  @Test
  void anAgentThatCrashesIsStartedAgainAndBriefedAgain() {
    try (TeamRig rig = new TeamRig(home, "crash")) {
      rig.fake("pm", "--script", rig.script("on crash now", "  crash"))
          .with(spec -> restarting(spec, RestartPolicy.ON_FAILURE))
          .start();
      rig.until(() -> rig.received("pm").size() == 1);
      rig.type("pm", "crash now");
      rig.until(() -> rig.events(Event.AgentStarted.class).count() == 2);
      AgentMessage after = rig.type("pm", "still there?");
      rig.awaitState(after, "pm", DeliveryState.SUBMITTED);
      assertThat(rig.events(Event.AgentExited.class))
          .first()
          .satisfies(exit -> assertThat(exit.signal()).isEqualTo(9));
      assertThat(rig.received("pm").stream().filter(text -> text.endsWith("You are pm")))
          .hasSize(2);
    }
  }

  @Test
  void anAgentThatKeepsCrashingIsGivenUpAndItsLeadFailsTheTeam() throws Exception {
    try (TeamRig rig = new TeamRig(home, "hopeless")) {
      Team team =
          rig.agent("pm", "fake", List.of("sh", "-c", "exit 3"))
              .with(spec -> restarting(spec, RestartPolicy.ON_FAILURE))
              .start();
      Event.TeamStopped stopped = team.ended().get(60, TimeUnit.SECONDS);
      assertThat(stopped.outcome()).isEqualTo(Outcome.FAILED);
      assertThat(rig.events(Event.AgentExited.class)).hasSize(4).allMatch(e -> e.status() == 3);
    }
  }

  @Test
  void theLastScreenOfAnAgentThatDiedIsKept() throws Exception {
    try (TeamRig rig = new TeamRig(home, "last")) {
      Team team =
          rig.agent("pm", "fake", List.of("sh", "-c", "echo cannot find my key; exit 1")).start();
      team.ended().get(30, TimeUnit.SECONDS);
      assertThat(rig.events(Event.AgentExited.class))
          .first()
          .satisfies(exit -> assertThat(exit.lastScreen()).contains("cannot find my key"));
    }
  }

  @Test
  void aMessageToAnAgentThatIsGoneIsADeadLetter() {
    try (TeamRig rig = new TeamRig(home, "gone")) {
      rig.fake("lead").fake("dev", "--script", rig.script("on leave", "  exit 0")).start();
      rig.type("dev", "leave");
      rig.awaitAgent("dev", AgentState.STOPPED);
      AgentMessage message = rig.type("dev", "come back");
      rig.awaitState(message, "dev", DeliveryState.DEAD_LETTER);
    }
  }

  @Test
  void stoppingEndsDaemonsToo() {
    TeamRig rig = new TeamRig(home, "daemons");
    try (rig) {
      rig.fake(
              "pm",
              "--script",
              rig.script(
                  "on daemonise", "  run setsid sleep 600 & nohup sleep 601 >/dev/null 2>&1 &"))
          .start();
      rig.type("pm", "daemonise");
      rig.until(
          () ->
              rig.processes().stream()
                      .filter(p -> p.info().commandLine().orElse("").contains("sleep 60"))
                      .count()
                  >= 2);
      rig.team().stop(Duration.ofSeconds(1), "enough").join();
      assertThat(rig.processes()).isEmpty();
    }
  }

  @Test
  void checkInsComeAgainAndAgain() {
    try (TeamRig rig =
        new TeamRig(home, "every")
            .fake("pm", "--turn-ms", "0")
            .checkIn("@all", new Schedule.Every(Duration.ofSeconds(1)), "Status?")) {
      rig.start();
      rig.until(() -> rig.received("pm").size() >= 2);
      assertThat(rig.received("pm")).allMatch(text -> text.endsWith("Status?"));
      String id = rig.events(Event.CheckInAdded.class).findFirst().orElseThrow().id();
      rig.team().removeCheckIn(id, "operator").join();
      assertThat(rig.events(Event.CheckInRemoved.class)).hasSize(1);
    }
  }

  @Test
  void transcriptsHoldWhatTheTerminalGot() {
    try (TeamRig rig = new TeamRig(home, "transcript").fake("pm")) {
      rig.start();
      AgentMessage message = rig.type("pm", "write this down");
      rig.awaitState(message, "pm", DeliveryState.FINISHED);
      Path transcript = Path.of(rig.team().transcriptDirectory(), "pm.log");
      rig.until(() -> Files.readString(transcript).contains("write this down"));
    }
  }

  @Test
  void aSecondTeamOfTheSameNameIsRefused() {
    try (TeamRig rig = new TeamRig(home, "twice").fake("pm")) {
      rig.start();
      TeamRig second = new TeamRig(home, "twice").fake("pm");
      assertThatThrownBy(second::start)
          .isInstanceOf(TmuxoException.class)
          .hasMessageContaining("twice");
      AgentMessage message = rig.type("pm", "unharmed?");
      rig.awaitState(message, "pm", DeliveryState.SUBMITTED);
    }
  }

  @Test
  void aTeamThatIsStoppingTakesNoMessages() {
    try (TeamRig rig =
        new TeamRig(home, "stopping")
            .agent("pm", "sh", List.of("sh", "-c", "trap '' TERM HUP; sleep 600; sleep 600"))) {
      Team team = rig.start();
      var stopped = team.stop(Duration.ofSeconds(2), "enough");
      assertThatThrownBy(() -> rig.type("pm", "too late"))
          .isInstanceOf(CompletionException.class)
          .hasMessageContaining("has stopped");
      stopped.join();
      assertThat(rig.events(Event.MessageAccepted.class)).isEmpty();
    }
  }

  @Test
  void aTeamThatHasStoppedTakesNoMessages() {
    try (TeamRig rig = new TeamRig(home, "stopped").fake("pm")) {
      Team team = rig.start();
      team.stop(Duration.ofSeconds(1), "enough").join();
      assertThatThrownBy(() -> rig.type("pm", "too late"))
          .isInstanceOf(CompletionException.class)
          .hasMessageContaining("has stopped");
    }
  }
}
