package dev.tmuxo.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tmuxo.engine.agent.AgentState;
import dev.tmuxo.engine.delivery.DeliveryState;
import dev.tmuxo.engine.journal.Event;
import dev.tmuxo.engine.message.AgentMessage;
import dev.tmuxo.engine.team.AgentSpec;
import dev.tmuxo.engine.team.AgentSpecs;
import dev.tmuxo.testkit.tmux.Processes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Agents that hang, die for good, or are merely quiet. */
final class SupervisionTest {
  private static final Duration SILENCE = Duration.ofSeconds(2);

  @TempDir Path home;

  @Test
  void anAgentThatHangsIsAskedAndThenStartedAgainWithWhatWaited() {
    try (TeamRig rig =
        new TeamRig(home, "hang")
            .fake("pm", "--turn-ms", "60000")
            .with(SupervisionTest::underShell)
            .restarting(SILENCE)) {
      rig.start();
      AgentMessage first = rig.type("pm", "first");
      rig.awaitState(first, "pm", DeliveryState.STARTED);
      AgentMessage second = rig.type("pm", "second");
      ProcessHandle.of(panePid(rig, "pm"))
          .orElseThrow()
          .children()
          .forEach(child -> Processes.stop(child.pid()));
      rig.until(() -> rig.events(Event.AgentRestarting.class).findAny().isPresent());
      assertThat(rig.events(Event.AgentStateChanged.class))
          .anyMatch(e -> e.to() == AgentState.UNRESPONSIVE && e.detail().contains("no redraw"));
      rig.awaitState(second, "pm", DeliveryState.SUBMITTED);
      assertThat(rig.received("pm")).containsExactly("first", "second");
    }
  }

  @Test
  void anAgentThatWorksOrIsIdleIsNeverStartedAgain() {
    try (TeamRig rig =
        new TeamRig(home, "healthy")
            .fake("idle")
            .restarting(SILENCE)
            .fake("busy", "--turn-ms", "16000")
            .restarting(SILENCE)) {
      rig.start();
      AgentMessage work = rig.type("busy", "work");
      rig.awaitState(work, "busy", DeliveryState.FINISHED);
      assertThat(rig.events(Event.AgentRestarting.class)).isEmpty();
      assertThat(rig.events(Event.AgentStarted.class)).hasSize(2);
      assertThat(rig.events(Event.AgentStateChanged.class))
          .noneMatch(e -> e.to() == AgentState.UNRESPONSIVE);
    }
  }

  @Test
  void theSuperiorHearsOfAnAgentThatDiedForGood() {
    try (TeamRig rig = new TeamRig(home, "death").fake("lead").fake("dev")) {
      rig.start();
      rig.awaitAgent("lead", AgentState.IDLE);
      Processes.kill(panePid(rig, "dev"));
      rig.until(() -> !rig.received("lead").isEmpty());
      assertThat(rig.received("lead").get(0)).contains("from tmuxo").contains("dev: it ended");
      assertThat(rig.events(Event.Escalated.class))
          .containsExactly(new Event.Escalated("dev", "lead", "it ended and is not started again"));
    }
  }

  /** tmux continues a stopped process that it started itself, but not that one's children. */
  private static AgentSpec underShell(AgentSpec spec) {
    List<String> command = new ArrayList<>(List.of("sh", "-c", "\"$@\"; exit $?", "sh"));
    command.addAll(spec.command());
    return AgentSpecs.like(spec).command(command).spec();
  }

  private static long panePid(TeamRig rig, String agent) {
    String window = "=" + rig.team().spec().name() + ":=" + agent;
    return Long.parseLong(rig.tmux("display-message", "-p", "-t", window, "#{pane_pid}"));
  }
}
