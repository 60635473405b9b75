package dev.tmuxo.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tmuxo.engine.agent.AgentState;
import dev.tmuxo.engine.delivery.DeliveryState;
import dev.tmuxo.engine.message.AgentMessage;
import dev.tmuxo.engine.message.Draft;
import dev.tmuxo.engine.message.MessageType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Teams of fake agents in real tmux. */
final class TeamTest {
  @TempDir Path home;

  @Test
  void aMessageIsDeliveredAndEachStepIsJournalledWithItsEvidence() {
    try (TeamRig rig = new TeamRig(home, "one").fake("pm", "--turn-ms", "50")) {
      rig.start();
      AgentMessage message =
          rig.send(Draft.text("operator", "pm", "hello pm").withType(MessageType.COMMAND));
      rig.awaitState(message, "pm", DeliveryState.FINISHED);
      assertThat(rig.states(message.id(), "pm"))
          .containsExactly(
              DeliveryState.SENDING,
              DeliveryState.SUBMITTED,
              DeliveryState.STARTED,
              DeliveryState.FINISHED);
      assertThat(rig.received("pm")).containsExactly("hello pm");
    }
  }

  @Test
  void twoHundredMessagesToOneAgentArriveInOrder() {
    try (TeamRig rig = new TeamRig(home, "many").fake("pm", "--turn-ms", "0")) {
      rig.start();
      List<String> sent = new ArrayList<>();
      List<AgentMessage> messages = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        String text = "message " + i + " of 200";
        sent.add(text);
        messages.add(rig.send(Draft.text("operator", "pm", text).withType(MessageType.COMMAND)));
      }
      rig.awaitState(messages.get(199), "pm", DeliveryState.FINISHED);
      assertThat(rig.received("pm")).containsExactlyElementsOf(sent);
      rig.awaitAgent("pm", AgentState.IDLE);
    }
  }
}
