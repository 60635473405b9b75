package dev.tmuxo.engine.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tmuxo.engine.agent.AgentState;
import dev.tmuxo.engine.agent.StateSource;
import dev.tmuxo.engine.delivery.DeliveryState;
import dev.tmuxo.engine.delivery.Evidence;
import dev.tmuxo.engine.journal.Event;
import dev.tmuxo.engine.journal.JournalEntry;
import dev.tmuxo.engine.json.Json;
import dev.tmuxo.engine.message.AgentMessage;
import dev.tmuxo.engine.message.MessageType;
import dev.tmuxo.engine.message.Priority;
import dev.tmuxo.engine.message.UncertainPolicy;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class TeamStateTest {
  private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

  private final TeamState state = new TeamState();
  private long seq;

  @BeforeEach
  void aTeamOfTwoRuns() {
    tell(
        new Event.TeamStarting(
            "local",
            "/run/shop",
            "3.5",
            List.of(
                new Event.Member("pm", "project-manager", "fake", Optional.empty()),
                new Event.Member("dev", "engineer", "fake", Optional.of("pm")))),
        new Event.AgentStarted("pm", "%1", 41, 0),
        new Event.AgentStarted("dev", "%2", 42, 0),
        new Event.TeamStarted());
  }

  private void tell(Event... events) {
    for (Event event : events) {
      seq++;
      state.apply(new JournalEntry(seq, START.plusSeconds(seq), "shop", event));
    }
  }

  private static Event.MessageAccepted message(
      String id, String from, boolean wantsAnswer, String answers, String... to) {
    return new Event.MessageAccepted(
        new AgentMessage(
            id,
            START,
            from,
            List.of(to),
            MessageType.TEXT,
            "text of " + id,
            Map.of(),
            Priority.NORMAL,
            Optional.empty(),
            wantsAnswer,
            Optional.of(answers).filter(a -> !a.isEmpty()),
            UncertainPolicy.FAIL),
        List.of(to));
  }

  private void deliver(String id, String agent, DeliveryState... steps) {
    DeliveryState from = DeliveryState.QUEUED;
    for (DeliveryState to : steps) {
      tell(
          new Event.DeliveryChanged(
              id, agent, from, to, new Evidence(START.plusSeconds(seq), "seen", "")));
      from = to;
    }
  }

  @Test
  void knowsWhereEachAgentStands() {
    tell(
        new Event.AgentStateChanged(
            "dev", AgentState.STARTING, AgentState.BUSY, StateSource.SCREEN, ""),
        new Event.AgentDone("dev", true, "all green"),
        new Event.AgentExited("pm", 1, 0, ""));

    AgentStanding dev = state.agent("dev").orElseThrow();
    assertThat(dev.state()).isEqualTo(AgentState.BUSY);
    assertThat(dev.since()).isEqualTo(START.plusSeconds(5));
    assertThat(dev.pane()).isEqualTo("%2");
    assertThat(dev.pid()).isEqualTo(42);
    assertThat(dev.done()).contains(new Event.AgentDone("dev", true, "all green"));
    assertThat(state.agent("pm").orElseThrow().ended()).isTrue();

    tell(new Event.AgentStarted("pm", "%7", 77, 1));
    assertThat(state.agent("pm").orElseThrow().ended()).isFalse();
    assertThat(state.agent("pm").orElseThrow().restarts()).isEqualTo(1);
  }

  @Test
  void keepsADeliveryUntilTheAgentHasDoneWithIt() {
    tell(message("m1", "operator", false, "", "pm", "dev"));
    deliver("m1", "pm", DeliveryState.SENDING, DeliveryState.QUEUED, DeliveryState.SENDING);
    deliver("m1", "dev", DeliveryState.SENDING, DeliveryState.SUBMITTED, DeliveryState.FINISHED);

    assertThat(state.deliveries())
        .singleElement()
        .satisfies(
            d -> {
              assertThat(d.agent()).isEqualTo("pm");
              assertThat(d.state()).isEqualTo(DeliveryState.SENDING);
              assertThat(d.attempts()).isEqualTo(2);
              assertThat(d.message().content()).isEqualTo("text of m1");
            });
    deliver("m1", "pm", DeliveryState.UNCERTAIN);
    assertThat(state.deliveries()).hasSize(1);
    deliver("m1", "pm", DeliveryState.FAILED);
    assertThat(state.deliveries()).isEmpty();
  }

  @Test
  void keepsAFinishedDeliveryThatWantsAnAnswerUntilThereIsOne() {
    tell(message("m1", "pm", true, "", "dev"));
    deliver("m1", "dev", DeliveryState.SENDING, DeliveryState.SUBMITTED, DeliveryState.FINISHED);
    assertThat(state.deliveries()).hasSize(1);
    tell(message("m2", "dev", false, "m1", "pm"));
    assertThat(state.deliveries()).extracting(d -> d.message().id()).containsExactly("m2");
  }

  @Test
  void anAnswerThatComesBeforeTheTurnEndsCountsToo() {
    tell(message("m1", "pm", true, "", "dev"));
    deliver("m1", "dev", DeliveryState.SENDING, DeliveryState.SUBMITTED);
    tell(message("m2", "dev", false, "m1"));
    assertThat(state.deliveries()).hasSize(1);
    deliver("m1", "dev", DeliveryState.FINISHED);
    assertThat(state.deliveries()).isEmpty();
  }

  @Test
  void remembersTheOriginsOfTheLastTenThousandMessages() {
    for (int i = 1; i <= 10_001; i++) {
      tell(message("m" + i, "pm", false, ""));
    }
    assertThat(state.origins()).hasSize(10_000).doesNotContainKey("m1");
    assertThat(state.origins().get("m10001")).isEqualTo(new MessageOrigin("pm", "pm"));
  }

  @Test
  void keepsQuestionsUntilTheyAreAnswered() {
    tell(new Event.QuestionAsked("dev", "q1", "Tabs?"), new Event.QuestionAsked("pm", "q2", "?"));
    tell(message("m1", "operator", false, "q1", "dev"));
    assertThat(state.questions()).extracting(q -> q.asked().message()).containsExactly("q2");
  }

  @Test
  void aNewRunForgetsEverythingButTheNumber() {
    tell(message("m1", "operator", false, "", "pm"), new Event.TeamPaused("operator"));
    tell(new Event.TeamStopped(Event.Outcome.LOST, "killed", 0));
    assertThat(state.phase()).isEqualTo(TeamState.Phase.STOPPED);

    tell(new Event.TeamStarting("local", "/run/shop", "3.5", List.of()));

    assertThat(state.seq()).isEqualTo(seq);
    assertThat(state.phase()).isEqualTo(TeamState.Phase.STARTING);
    assertThat(state.paused()).isFalse();
    assertThat(state.end()).isEmpty();
    assertThat(state.agents()).isEmpty();
    assertThat(state.deliveries()).isEmpty();
    assertThat(state.origins()).isEmpty();
  }

  @Test
  void itsJsonFormAndItsCopyGoOnAsItDoes() {
    tell(
        message("m1", "pm", true, "", "dev", "pm"),
        new Event.QuestionAsked("dev", "q1", "Tabs?"),
        new Event.TeamPaused("operator"),
        new Event.AgentDone("dev", true, "x"));
    deliver("m1", "dev", DeliveryState.SENDING);
    TeamState restored = TeamState.fromJson(state.toJson());
    TeamState copy = state.copy();
    JournalEntry next =
        new JournalEntry(++seq, START, "shop", message("m2", "dev", false, "m1", "pm"));
    for (TeamState each : List.of(restored, copy)) {
      assertThat(each.toJson()).isEqualTo(state.toJson());
    }
    List.of(state, restored, copy).forEach(each -> each.apply(next));
    for (TeamState each : List.of(restored, copy)) {
      assertThat(each.toJson()).isEqualTo(state.toJson());
      assertThat(each.deliveries()).isNotSameAs(state.deliveries()).hasSize(3);
    }
  }

  @Test
  void whatIsNoStateIsRefused() {
    assertThatThrownBy(() -> TeamState.fromJson(Json.mapper().createArrayNode()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
