package dev.tmuxo.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tmuxo.engine.agent.AgentState;
import dev.tmuxo.engine.delivery.DeliveryState;
import dev.tmuxo.engine.journal.Event;
import dev.tmuxo.engine.message.AgentMessage;
import dev.tmuxo.engine.message.Draft;
import dev.tmuxo.engine.message.Priority;
import dev.tmuxo.testkit.text.Hostile;
import dev.tmuxo.testkit.text.HostileText;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Messages to fake agents in real tmux. */
final class TeamTest {
  @TempDir Path home;

  @Test
  void aMessageIsDeliveredAndEachStepIsJournalledWithItsEvidence() {
    try (TeamRig rig = new TeamRig(home, "one").fake("pm", "--turn-ms", "50")) {
      rig.start();
      AgentMessage message = rig.type("pm", "hello pm");
      rig.awaitState(message, "pm", DeliveryState.FINISHED);
      assertThat(rig.states(message.id(), "pm"))
          .containsExactly(
              DeliveryState.SENDING,
              DeliveryState.SUBMITTED,
              DeliveryState.STARTED,
              DeliveryState.FINISHED);
      assertThat(rig.events(Event.DeliveryChanged.class))
          .allSatisfy(change -> assertThat(change.evidence().kind()).isNotBlank());
      assertThat(rig.received("pm")).containsExactly("hello pm");
    }
  }

  @Test
  void aTextBearsAHeaderThatSaysWhoWroteAndHowToAnswer() {
    try (TeamRig rig = new TeamRig(home, "header").fake("pm", "--turn-ms", "0")) {
      rig.start();
      AgentMessage message =
          rig.send(Draft.text("operator", "pm", "How far are you?").requiringResponse());
      rig.awaitState(message, "pm", DeliveryState.SUBMITTED);
      assertThat(rig.received("pm"))
          .containsExactly(
              "[tmuxo %1$s from operator; answer with: tmuxo reply %1$s \"...\"]\nHow far are you?"
                  .formatted(message.id()));
    }
  }

  @Test
  void twoHundredMessagesToOneAgentArriveInOrder() {
    try (TeamRig rig = new TeamRig(home, "many").fake("pm", "--turn-ms", "0")) {
      rig.start();
      List<String> sent = IntStream.range(0, 200).mapToObj(i -> "message " + i + ".").toList();
      List<AgentMessage> messages = sent.stream().map(text -> rig.type("pm", text)).toList();
      rig.awaitState(messages.get(199), "pm", DeliveryState.FINISHED);
      assertThat(rig.received("pm")).containsExactlyElementsOf(sent);
      assertThat(messages).allMatch(m -> rig.states(m.id(), "pm").contains(DeliveryState.FINISHED));
    }
  }

  @Test
  void twoThousandMessagesToTwentyAgentsArriveEachInOrder() {
    try (TeamRig rig = new TeamRig(home, "crowd")) {
      IntStream.range(0, 20).forEach(i -> rig.fake("dev-" + i, "--turn-ms", "0"));
      rig.start();
      Map<String, List<String>> sent = new TreeMap<>();
      List<AgentMessage> messages = new ArrayList<>();
      for (int i = 0; i < 2000; i++) {
        String agent = "dev-" + i % 20;
        String text = "message " + i + ".";
        sent.computeIfAbsent(agent, a -> new ArrayList<>()).add(text);
        messages.add(rig.type(agent, text));
      }
      rig.until(
          Duration.ofMinutes(3),
          () -> sent.keySet().stream().allMatch(agent -> rig.received(agent).size() >= 100));
      sent.forEach((agent, texts) -> assertThat(rig.received(agent)).isEqualTo(texts));
      rig.until(
          () ->
              messages.stream()
                  .allMatch(
                      m ->
                          rig.states(m.id(), m.recipients().get(0))
                              .contains(DeliveryState.SUBMITTED)));
    }
  }

  @Test
  void hostileTextsArriveByteForByte() {
    try (TeamRig rig = new TeamRig(home, "hostile").fake("pm", "--turn-ms", "0")) {
      rig.start();
      List<String> expected = new ArrayList<>();
      for (HostileText text : Hostile.texts()) {
        AgentMessage message = rig.type("pm", text.text());
        expected.add(text.cleaned());
        rig.awaitState(message, "pm", DeliveryState.SUBMITTED);
        assertThat(rig.received("pm")).as(text.name()).hasSameSizeAs(expected);
        assertThat(rig.received("pm").get(expected.size() - 1))
            .as(text.name())
            .isEqualTo(text.cleaned());
      }
    }
  }

  @Test
  void removedControlCharactersAreToldInTheEvidence() {
    try (TeamRig rig = new TeamRig(home, "removed").fake("pm", "--turn-ms", "0")) {
      rig.start();
      AgentMessage message = rig.type("pm", "a\u001b[201~\rrm -rf /");
      rig.awaitState(message, "pm", DeliveryState.SUBMITTED);
      assertThat(rig.events(Event.DeliveryChanged.class))
          .anyMatch(change -> change.evidence().detail().contains("U+001B"));
    }
  }

  @Test
  void anUrgentMessageOvertakesWhatWaits() {
    try (TeamRig rig = new TeamRig(home, "urgent").fake("pm", "--turn-ms", "300")) {
      rig.start();
      rig.awaitAgent("pm", AgentState.IDLE);
      rig.type("pm", "first");
      rig.type("pm", "second");
      AgentMessage third =
          rig.send(Draft.text("operator", "pm", "urgent").withPriority(Priority.URGENT));
      rig.awaitState(third, "pm", DeliveryState.SUBMITTED);
      assertThat(rig.received("pm")).hasSize(2).last().asString().endsWith("urgent");
    }
  }

  @Test
  void aMessageThatWaitsTooLongExpires() {
    try (TeamRig rig = new TeamRig(home, "late").fake("pm", "--start-ms", "3000")) {
      rig.start();
      AgentMessage message =
          rig.send(Draft.text("operator", "pm", "hurry").withTtl(Duration.ofMillis(200)));
      rig.awaitState(message, "pm", DeliveryState.EXPIRED);
      rig.awaitAgent("pm", AgentState.IDLE);
      assertThat(rig.received("pm")).isEmpty();
    }
  }

  @Test
  void aSwallowedSubmitKeyIsPressedAgain() {
    try (TeamRig rig = new TeamRig(home, "swallow").fake("pm", "--swallow-enter", "2")) {
      rig.start();
      AgentMessage message = rig.type("pm", "once only");
      rig.awaitState(message, "pm", DeliveryState.FINISHED);
      assertThat(rig.received("pm")).containsExactly("once only");
    }
  }

  @Test
  void aSlowPasteIsSubmittedOnlyOnceItShows() {
    try (TeamRig rig = new TeamRig(home, "slow").fake("pm", "--paste-ms", "400")) {
      rig.start();
      AgentMessage message = rig.type("pm", "slowly taken in");
      rig.awaitState(message, "pm", DeliveryState.FINISHED);
      assertThat(rig.received("pm")).containsExactly("slowly taken in");
    }
  }

  @Test
  void aPersonsDraftIsNeitherDestroyedNorSent() {
    try (TeamRig rig = new TeamRig(home, "draft").fake("pm")) {
      rig.start();
      rig.awaitAgent("pm", AgentState.IDLE);
      String pane = rig.tmux("display-message", "-p", "-t", "=draft:=pm", "#{pane_id}");
      rig.tmux("send-keys", "-t", pane, "-l", "half a thought");
      rig.until(() -> rig.tmux("capture-pane", "-p", "-t", pane).contains("half a thought"));
      AgentMessage message = rig.type("pm", "from the team");
      rig.until(() -> rig.states(message.id(), "pm").contains(DeliveryState.QUEUED));
      assertThat(rig.received("pm")).isEmpty();
      rig.tmux("send-keys", "-t", pane, "Enter");
      rig.awaitState(message, "pm", DeliveryState.FINISHED);
      assertThat(rig.received("pm")).containsExactly("half a thought", "from the team");
    }
  }

  @Test
  void copyModeIsLeftBeforeTyping() {
    try (TeamRig rig = new TeamRig(home, "copy").fake("pm")) {
      rig.start();
      rig.awaitAgent("pm", AgentState.IDLE);
      rig.tmux("copy-mode", "-t", "=copy:=pm");
      AgentMessage message = rig.type("pm", "are you there?");
      rig.awaitState(message, "pm", DeliveryState.FINISHED);
      assertThat(rig.received("pm")).containsExactly("are you there?");
    }
  }
}
