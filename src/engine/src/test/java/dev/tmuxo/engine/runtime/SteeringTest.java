package dev.tmuxo.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tmuxo.engine.agent.AgentState;
import dev.tmuxo.engine.delivery.DeliveryState;
import dev.tmuxo.engine.error.TmuxoException;
import dev.tmuxo.engine.journal.Event;
import dev.tmuxo.engine.message.AgentMessage;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person pauses a team, starts an agent again, and looks at how things are. */
final class SteeringTest {
  @TempDir Path home;

  @Test
  void aPausedTeamTakesMessagesAndTypesThemWhenItIsResumed() {
    try (TeamRig rig = new TeamRig(home, "pause").fake("pm")) {
      Team team = rig.start();
      rig.awaitAgent("pm", AgentState.IDLE);
      team.pause("operator").join();
      AgentMessage message = rig.type("pm", "later");
      rig.until(() -> team.status().join().agents().get(0).waiting() == 1);
      assertThat(team.status().join().state()).isEqualTo("paused");
      assertThat(rig.states(message.id(), "pm")).isEmpty();
      team.resume("operator").join();
      rig.awaitState(message, "pm", DeliveryState.SUBMITTED);
      assertThat(rig.received("pm")).containsExactly("later");
    }
  }

  @Test
  void anAgentIsStartedAgainAndGetsWhatWaited() {
    try (TeamRig rig = new TeamRig(home, "again").fake("pm", "--turn-ms", "60000")) {
      Team team = rig.start();
      AgentMessage first = rig.type("pm", "first");
      rig.awaitState(first, "pm", DeliveryState.STARTED);
      AgentMessage second = rig.type("pm", "second");
      team.restart("pm", "operator").join();
      rig.awaitState(second, "pm", DeliveryState.SUBMITTED);
      assertThat(rig.received("pm")).containsExactly("first", "second");
      assertThat(rig.events(Event.AgentStarted.class)).hasSize(2);
      assertThat(rig.events(Event.AgentExited.class)).isEmpty();
      assertThatThrownBy(() -> team.restart("nobody", "operator").join())
          .hasCauseInstanceOf(TmuxoException.class)
          .hasMessageContaining("has no agent nobody");
    }
  }
}
