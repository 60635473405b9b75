package dev.tmuxo.engine.runtime;

import static dev.tmuxo.engine.runtime.CheckInRig.every;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tmuxo.engine.checkin.CheckInRules;
import dev.tmuxo.engine.delivery.DeliveryState;
import dev.tmuxo.engine.journal.Event;
import dev.tmuxo.engine.message.AgentMessage;
import dev.tmuxo.engine.message.MessageType;
import dev.tmuxo.engine.message.Priority;
import dev.tmuxo.engine.view.CheckInView;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who is told when agents do not answer. */
final class CheckInEscalationTest {
  private final CheckInRig rig = new CheckInRig();

  private void watch(String who, int after, Optional<String> to) {
    rig.checkIns.add(
        "operator",
        every("PT1M", who, "Status?").withRules(CheckInRules.USUAL.withEscalation(after, to)));
  }

  private void minutes(int count) {
    for (int i = 0; i < count; i++) {
      rig.pass("PT1M");
    }
  }

  private List<AgentMessage> reports() {
    return rig.events(Event.MessageAccepted.class)
        .map(Event.MessageAccepted::message)
        .filter(message -> message.type() == MessageType.ERROR_REPORT)
        .toList();
  }

  private String last() {
    return rig.events(Event.MessageAccepted.class)
        .map(Event.MessageAccepted::message)
        .filter(message -> message.type() == MessageType.STATUS_REQUEST)
        .reduce((first, last) -> last)
        .orElseThrow()
        .id();
  }

  @Test
  void tellsTheSuperiorOfAnAgentThatDoesNotEvenTakeItIn() {
    watch("dev-1", 3, Optional.empty());
    minutes(3);
    assertThat(reports()).isEmpty();
    minutes(1);

    assertThat(reports())
        .singleElement()
        .returns(List.of("lead"), AgentMessage::recipients)
        .returns(Priority.HIGH, AgentMessage::priority)
        .satisfies(
            m ->
                assertThat(m.content())
                    .contains("no answer from dev-1 to 3 check-ins in a row")
                    .contains("\"Status?\""));
    assertThat(rig.events(Event.CheckInEscalated.class))
        .singleElement()
        .returns(List.of("dev-1"), Event.CheckInEscalated::agents)
        .returns("lead", Event.CheckInEscalated::to)
        .returns(Optional.of(reports().get(0).id()), Event.CheckInEscalated::message);
  }

  @Test
  void tellsTheOperatorOfALeadAndSaysSoAgainOnlyAfterAsManyMore() {
    watch("lead", 2, Optional.empty());
    for (int i = 0; i < 6; i++) {
      minutes(1);
      rig.takeIn("lead");
    }
    assertThat(reports())
        .hasSize(2)
        .allSatisfy(m -> assertThat(m.recipients()).containsExactly("operator"));
  }

  @Test
  void tellsWhomItIsToTell() {
    watch("dev-1", 1, Optional.of("pm"));
    minutes(2);
    assertThat(reports()).singleElement().returns(List.of("pm"), AgentMessage::recipients);
  }

  @Test
  void anAnswerEvenALateOneSettlesIt() {
    watch("dev-1", 2, Optional.empty());
    minutes(1);
    String first = last();
    rig.takeIn("dev-1");
    minutes(1);
    rig.takeIn("dev-1");
    rig.deliver(first, "dev-1", DeliveryState.ANSWERED);
    assertThat(rig.checkIns.list()).singleElement().returns(Map.of(), CheckInView::unanswered);
    minutes(2);
    assertThat(reports()).isEmpty();
  }

  @Test
  void namesThoseOfManyThatDoNotAnswer() {
    watch("@all", 2, Optional.of("operator"));
    for (int i = 0; i < 3; i++) {
      minutes(1);
      rig.takeIn("lead", "pm", "dev-1", "dev-2");
      for (String agent : List.of("lead", "dev-1")) {
        rig.deliver(last(), agent, DeliveryState.ANSWERED);
      }
    }
    assertThat(rig.events(Event.CheckInEscalated.class))
        .singleElement()
        .returns(List.of("dev-2", "pm"), Event.CheckInEscalated::agents);
  }

  @Test
  void countsOnAcrossARestart() {
    watch("dev-1", 3, Optional.empty());
    minutes(2);
    rig.restart(0, "PT5S");
    minutes(1);
    assertThat(reports()).isEmpty();
    minutes(1);
    assertThat(reports()).hasSize(1);
  }

  @Test
  void blamesNobodyWhileTheTeamIsPaused() {
    watch("dev-1", 2, Optional.empty());
    rig.record(new Event.TeamPaused("operator"));
    minutes(5);
    rig.record(new Event.TeamResumed("operator"));
    minutes(2);
    assertThat(reports()).isEmpty();
    minutes(1);
    assertThat(reports()).hasSize(1);
  }
}
