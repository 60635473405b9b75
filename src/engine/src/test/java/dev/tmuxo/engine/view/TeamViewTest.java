package dev.tmuxo.engine.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tmuxo.engine.agent.AgentState;
import dev.tmuxo.engine.agent.StateSource;
import dev.tmuxo.engine.checkin.CheckInRules;
import dev.tmuxo.engine.checkin.Schedule;
import dev.tmuxo.engine.delivery.DeliveryState;
import dev.tmuxo.engine.journal.Event;
import dev.tmuxo.engine.journal.JournalEntry;
import dev.tmuxo.engine.message.MessageType;
import dev.tmuxo.engine.message.Priority;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TeamViewTest {
  private final Story story = new Story();

  @Test
  void introducesTheAgentsInTheOrderOfTheFile() {
    TeamView view = story.start("lead", "pm", "dev-1").view();

    assertThat(view.name()).isEqualTo("shop");
    assertThat(view.run().phase()).isEqualTo(RunView.Phase.STARTING);
    assertThat(view.agents().all())
        .extracting(AgentView::name)
        .containsExactly("lead", "pm", "dev-1");
    assertThat(view.agents().counts()).containsOnlyKeys(AgentState.STARTING);
    assertThat(view.agent("pm").orElseThrow().reportsTo()).contains("lead");
  }

  @Test
  void followsAnAgentsStateWithItsSource() {
    story.start("lead").tell(new Event.AgentStarted("lead", "%1", 4711, 0));
    Instant seen = story.tell(busy("lead")).at();

    AgentView lead = story.view().agent("lead").orElseThrow();
    assertThat(lead.pane()).isEqualTo("%1");
    assertThat(lead.state()).isEqualTo(AgentState.BUSY);
    assertThat(lead.source()).isEqualTo(StateSource.SCREEN);
    assertThat(lead.detail()).isEqualTo("esc to interrupt");
    assertThat(lead.since()).isEqualTo(seen);
  }

  @Test
  void tellsAnEndedProcessUntilItIsStartedAgain() {
    story.start("dev").tell(new Event.AgentExited("dev", 3, 0, "Traceback"));
    AgentView ended = story.view().agent("dev").orElseThrow();
    assertThat(ended.exit().orElseThrow().status()).isEqualTo(3);

    story.tell(new Event.AgentStarted("dev", "%2", 4712, 1));
    AgentView again = story.view().agent("dev").orElseThrow();
    assertThat(again.exit()).isEmpty();
    assertThat(again.restarts()).isEqualTo(1);
    assertThat(story.view().agents().restarts()).isEqualTo(1);
    assertThat(story.view().faults().recent())
        .extracting(Faults.Fault::what)
        .containsExactly("process ended with status 3");
  }

  @Test
  void followsADeliveryStepByStepWithItsEvidence() {
    story.start("lead", "pm").message("m1", "lead", "Build the shop", "pm");
    assertThat(story.view().agent("pm").orElseThrow().queued()).isEqualTo(1);
    assertThat(story.view().agent("lead").orElseThrow().said().orElseThrow().text().text())
        .isEqualTo("Build the shop");

    story.delivery("m1", "pm", DeliveryState.QUEUED, DeliveryState.SENDING);
    story.delivery("m1", "pm", DeliveryState.SENDING, DeliveryState.SUBMITTED);
    AgentView pm = story.view().agent("pm").orElseThrow();
    assertThat(pm.queued()).isZero();
    assertThat(pm.task().orElseThrow().peer()).isEqualTo("lead");

    story.delivery("m1", "pm", DeliveryState.SUBMITTED, DeliveryState.STARTED);
    story.delivery("m1", "pm", DeliveryState.STARTED, DeliveryState.FINISHED);
    DeliveryView delivery = story.view().message("m1").orElseThrow().delivery("pm").orElseThrow();
    assertThat(delivery.state()).isEqualTo(DeliveryState.FINISHED);
    assertThat(delivery.steps())
        .extracting(s -> s.to().label() + " " + s.evidence().kind())
        .containsExactly(
            "sending seen-sending",
            "submitted seen-submitted",
            "started seen-started",
            "finished seen-finished");
    assertThat(story.view().agent("pm").orElseThrow().task()).isEmpty();
  }

  @Test
  void countsABroadcastOnceForEachAgent() {
    story.start("lead", "dev-1", "dev-2").message("m1", "lead", "hello", "dev-1", "dev-2");
    assertThat(story.view().conversation().count(DeliveryState.QUEUED)).isEqualTo(2);

    story.delivery("m1", "dev-1", DeliveryState.QUEUED, DeliveryState.SENDING);
    story.delivery("m1", "dev-2", DeliveryState.QUEUED, DeliveryState.FAILED);
    Conversation conversation = story.view().conversation();
    assertThat(conversation.total()).isEqualTo(1);
    assertThat(conversation.deliveries())
        .containsOnlyKeys(DeliveryState.SENDING, DeliveryState.FAILED);
    assertThat(story.view().faults().total()).isEqualTo(1);
  }

  @Test
  void staysSmallHoweverLongTheStory() {
    story.start("lead", "pm");
    int many = Conversation.KEEP_MESSAGES + 50;
    IntStream.range(0, many).forEach(i -> story.message("m" + i, "lead", "x".repeat(9000), "pm"));

    Conversation conversation = story.view().conversation();
    assertThat(conversation.total()).isEqualTo(many);
    assertThat(conversation.messages()).hasSize(Conversation.KEEP_MESSAGES);
    assertThat(conversation.messages().get(0).id()).isEqualTo("m50");
    assertThat(conversation.messages().get(0).text().text()).hasSize(Excerpt.LIMIT);
    assertThat(conversation.messages().get(0).text().length()).isEqualTo(9000);

    story.delivery("m0", "pm", DeliveryState.QUEUED, DeliveryState.SENDING);
    assertThat(story.view().conversation().count(DeliveryState.QUEUED)).isEqualTo(many - 1);
    assertThat(story.view().agent("pm").orElseThrow().queued()).isEqualTo(many - 1);
  }

  @Test
  void neverCutsACharacterInHalf() {
    Excerpt excerpt = Excerpt.of("x".repeat(Excerpt.LIMIT - 1) + "\ud83d\ude80 and more");
    assertThat(excerpt.text()).isEqualTo("x".repeat(Excerpt.LIMIT - 1));
    assertThat(excerpt.cut()).isTrue();
    assertThat(Excerpt.of("\ud83d\ude80").cut()).isFalse();
  }

  @Test
  void keepsACheckInUntilItWillNeverBeDueAgain() {
    Instant due = Instant.parse("2026-01-01T00:15:00Z");
    story.start("pm");
    story.tell(
        new Event.CheckInAdded(
            "c1",
            "team",
            "pm",
            new Schedule.Every(Duration.ofMinutes(15)),
            "Status?",
            MessageType.STATUS_REQUEST,
            Priority.NORMAL,
            due,
            CheckInRules.USUAL,
            Optional.empty(),
            0));
    story.tell(
        new Event.CheckInAdded(
            "c2",
            "pm",
            "pm",
            new Schedule.In(Duration.ofMinutes(1)),
            "again",
            MessageType.STATUS_REQUEST,
            Priority.NORMAL,
            due.minusSeconds(60),
            CheckInRules.USUAL,
            Optional.empty(),
            0));
    assertThat(story.view().checkIns().pending())
        .extracting(CheckIns.CheckIn::id)
        .containsExactly("c2", "c1");

    story.tell(new Event.CheckInFired("c2", "m1", Optional.empty(), Optional.empty()));
    story.tell(
        new Event.CheckInFired("c1", "m2", Optional.of(due.plusSeconds(900)), Optional.of(due)));
    CheckIns.CheckIn left = story.view().checkIns().pending().get(0);
    assertThat(story.view().checkIns().pending()).hasSize(1);
    assertThat(left.fired()).isEqualTo(1);
    assertThat(left.due()).isEqualTo(due.plusSeconds(900));
    assertThat(story.view().checkIns().fired()).isEqualTo(2);

    Instant third = due.plusSeconds(1800);
    story.tell(new Event.CheckInMerged("c1", "m2", due.plusSeconds(900), Optional.of(third)));
    story.tell(
        new Event.CheckInSkipped(
            "c1", third, third, Event.SkipReason.BUSY, "", Optional.of(third.plusSeconds(900))));
    assertThat(story.view().checkIns().pending())
        .singleElement()
        .returns(2, CheckIns.CheckIn::fired)
        .returns(third.plusSeconds(900), CheckIns.CheckIn::due);

    story.tell(new Event.CheckInRemoved("c1", "operator"));
    assertThat(story.view().checkIns().pending()).isEmpty();
  }

  @Test
  void closesAQuestionWithItsAnswer() {
    story.start("pm").tell(new Event.QuestionAsked("pm", "q1", "Which database?"));
    assertThat(story.view().questions().open()).hasSize(1);

    story.reply("m9", "operator", "Postgres", "q1", "pm");
    assertThat(story.view().questions().open()).isEmpty();
    assertThat(story.view().questions().asked()).isEqualTo(1);
  }

  @Test
  void tellsALostConnectionAndItsReturn() {
    story.start("pm").tell(new Event.ConnectionLost("client-killed", "by somebody"));
    assertThat(story.view().run().connected()).isFalse();
    assertThat(story.view().faults().recent().get(0).what())
        .isEqualTo("connection to tmux lost: client-killed: by somebody");

    story.tell(new Event.ConnectionRestored(2));
    assertThat(story.view().run().connected()).isTrue();
  }

  @Test
  void doesNotCallItAFaultWhenAStoppingTeamEnds() {
    story.start("pm").message("m1", "operator", "hello", "pm");
    story.tell(new Event.TeamStopping("done"));
    story.delivery("m1", "pm", DeliveryState.QUEUED, DeliveryState.DEAD_LETTER);
    story.tell(new Event.AgentExited("pm", 0, 15, ""));
    JournalEntry last = story.tell(new Event.TeamStopped(Event.Outcome.DONE, "leads are done", 1));

    RunView run = story.view().run();
    assertThat(story.view().faults().total()).isZero();
    assertThat(run.phase()).isEqualTo(RunView.Phase.ENDED);
    assertThat(run.ending().orElseThrow().outcome()).isEqualTo(Event.Outcome.DONE);
    assertThat(run.elapsed(last.at().plusSeconds(999)))
        .isEqualTo(Duration.between(run.startedAt(), last.at()));
  }

  @Test
  void forgetsTheLastRunWhenANewOneStarts() {
    story.start("lead", "pm").message("m1", "lead", "hello", "pm");
    story.tell(new Event.TeamStopped(Event.Outcome.STOPPED, "by hand", 0));
    story.start("solo");

    assertThat(story.view().agents().all()).extracting(AgentView::name).containsExactly("solo");
    assertThat(story.view().conversation().total()).isZero();
    assertThat(story.view().run().ending()).isEmpty();
  }

  @Test
  void appliesAnEntryOnlyOnce() {
    story.start("lead", "pm");
    JournalEntry accepted = story.message("m1", "lead", "hello", "pm");
    TeamView before = story.view();
    assertThat(before.apply(accepted)).isSameAs(before);
  }

  @Test
  void keepsTheLastStepsOfADeliveryThatGoesBackAndForth() {
    story.start("pm").message("m1", "operator", "hello", "pm");
    for (int i = 0; i < 20; i++) {
      story.delivery("m1", "pm", DeliveryState.QUEUED, DeliveryState.SENDING);
      story.delivery("m1", "pm", DeliveryState.SENDING, DeliveryState.QUEUED);
    }
    DeliveryView delivery = story.view().message("m1").orElseThrow().delivery("pm").orElseThrow();
    assertThat(delivery.steps()).hasSize(DeliveryView.KEEP_STEPS);
    assertThat(story.view().agent("pm").orElseThrow().queued()).isEqualTo(1);
    assertThat(story.view().conversation().deliveries())
        .isEqualTo(java.util.Map.of(DeliveryState.QUEUED, 1));
  }

  private static Event busy(String agent) {
    return new Event.AgentStateChanged(
        agent, AgentState.STARTING, AgentState.BUSY, StateSource.SCREEN, "esc to interrupt");
  }
}
