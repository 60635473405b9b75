package dev.tmuxo.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tmuxo.engine.agent.AgentState;
import dev.tmuxo.engine.agent.StateSource;
import dev.tmuxo.engine.delivery.DeliveryState;
import dev.tmuxo.engine.delivery.Evidence;
import dev.tmuxo.engine.journal.Event;
import dev.tmuxo.engine.message.AgentMessage;
import dev.tmuxo.engine.secret.Masking;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class MaskedEventsTest {
  private static final String TOKEN = "tok_9fK2-secret";
  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

  /** Components that are no text: names, ids, places, versions, words of ours. */
  private static final Set<String> NAMES =
      Set.of(
          "agent",
          "by",
          "cause",
          "file",
          "from",
          "host",
          "id",
          "keptIn",
          "letter",
          "message",
          "node",
          "pane",
          "socket",
          "tmuxVersion",
          "to");

  private final MaskedEvents masked = new MaskedEvents(Masking.of(List.of(TOKEN, "lead")));

  static Stream<Event> spoken() {
    return Stream.of(
        new Event.MessageAccepted(message(TOKEN), List.of("lead")),
        new Event.DeliveryChanged(
            "m",
            "lead",
            DeliveryState.SENDING,
            DeliveryState.UNCERTAIN,
            new Evidence(NOW, "composer", "shows " + TOKEN)),
        new Event.AgentStateChanged(
            "lead", AgentState.IDLE, AgentState.WAITING, StateSource.SCREEN, TOKEN),
        new Event.AgentExited("lead", 1, 0, "$ echo\ntok_9fK2\n-secret"),
        new Event.AgentRestarting("lead", "supervisor", TOKEN, 0),
        new Event.AgentDone("lead", true, "used " + TOKEN),
        new Event.Escalated("lead", "operator", TOKEN),
        new Event.LetterRejected("lead", "l", "nobody is called " + TOKEN),
        new Event.QuestionAsked("lead", "m", TOKEN + "?"),
        new Event.TeamStopping(TOKEN),
        new Event.TeamStopped(Event.Outcome.DONE, TOKEN, 0),
        new Event.ConnectionLost("closed", TOKEN));
  }

  private static AgentMessage message(String text) {
    return new AgentMessage(
        "m",
        NOW,
        "lead",
        List.of("lead"),
        null,
        text,
        Map.of("note", text),
        null,
        Optional.empty(),
        false,
        Optional.empty(),
        null);
  }

  @ParameterizedTest
  @MethodSource("spoken")
  void whatIsSaidIsMasked(Event event) {
    assertThat(masked.apply(event).toString()).contains("****").doesNotContain("tok_", "-secret");
  }

  @Test
  void namesStayEvenIfASecretIsCalledSo() {
    Event.MessageAccepted accepted =
        (Event.MessageAccepted)
            masked.apply(new Event.MessageAccepted(message("x"), List.of("lead")));
    assertThat(accepted.deliveries()).containsExactly("lead");
    assertThat(accepted.message().sender()).isEqualTo("lead");
    Event started = new Event.AgentStarted("lead", "%1", 1, 0);
    assertThat(masked.apply(started)).isEqualTo(started);
  }

  @Test
  void aTeamWithoutSecretsHasItsEventsAsTheyAre() {
    Event event = new Event.TeamStopping(TOKEN);
    assertThat(new MaskedEvents(Masking.none()).apply(event)).isSameAs(event);
  }

  /** A new component is a name, or it is text and masked: somebody has to say which. */
  @Test
  void everyTextThatAnEventHasIsKnown() {
    Set<String> texts = new TreeSet<>();
    for (Class<?> type : Event.class.getPermittedSubclasses()) {
      Arrays.stream(type.getRecordComponents())
          .filter(component -> component.getType() == String.class)
          .map(RecordComponent::getName)
          .filter(name -> !NAMES.contains(name))
          .map(name -> type.getSimpleName() + "." + name)
          .forEach(texts::add);
    }
    assertThat(texts)
        .containsExactlyInAnyOrder(
            "AgentDone.summary",
            "AgentExited.lastScreen",
            "AgentRestarting.reason",
            "AgentStateChanged.detail",
            "CheckInAdded.content",
            "CheckInSkipped.detail",
            "ConnectionLost.detail",
            "Escalated.problem",
            "LetterRejected.reason",
            "QuestionAsked.text",
            "TeamStopped.reason",
            "TeamStopping.reason",
            // Ours alone:
            "JournalCut.reason",
            "JournalSetAside.reason",
            "TranscriptStopped.reason");
  }
}
