package dev.tmuxo.engine.runtime;

import static dev.tmuxo.engine.runtime.CheckInRig.START;
import static dev.tmuxo.engine.runtime.CheckInRig.every;
import static dev.tmuxo.engine.runtime.CheckInRig.in;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tmuxo.engine.checkin.CheckInRules;
import dev.tmuxo.engine.checkin.Schedule;
import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.error.TmuxoException;
import dev.tmuxo.engine.journal.Event;
import dev.tmuxo.engine.journal.Event.EndReason;
import dev.tmuxo.engine.team.CheckInSpec;
import dev.tmuxo.engine.view.CheckInView;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What is sent when, and what the journal says about the rest. */
final class CheckInsTest {
  private final CheckInRig rig = new CheckInRig();

  private static CheckInSpec ruled(CheckInSpec spec, CheckInRules rules) {
    return spec.withRules(rules);
  }

  @Test
  void sendsEveryPeriodWithoutDrift() {
    rig.checkIns.add("operator", every("PT15M", "pm", "Status?"));
    for (int i = 0; i < 4; i++) {
      rig.pass("PT11M");
      rig.takeIn("pm");
    }
    assertThat(rig.sent()).containsExactly("PT15M pm Status?", "PT30M pm Status?");
    assertThat(rig.checkIns.list())
        .singleElement()
        .returns(START.plusSeconds(2700), CheckInView::due)
        .returns(2, CheckInView::fired);
  }

  @Test
  void sendsOnceInAWhileOrAtATimeAndIsThenOver() {
    rig.checkIns.add("operator", in("PT1M", "pm", "a"));
    rig.checkIns.add(
        "operator", CheckInSpec.asking("pm", new Schedule.At(START.plusSeconds(90)), "b"));
    rig.pass("PT1H");

    assertThat(rig.sent()).containsExactly("PT1M pm a", "PT1M30S pm b");
    assertThat(rig.checkIns.list()).isEmpty();
    assertThat(rig.events(Event.CheckInEnded.class))
        .extracting(Event.CheckInEnded::reason)
        .containsExactly(EndReason.SCHEDULE, EndReason.SCHEDULE);
  }

  @Test
  void endsAfterSoManyMessagesOrAtItsEnd() {
    rig.checkIns.add(
        "operator", ruled(every("PT1M", "pm", "a"), CheckInRules.USUAL.withMaxCount(2)));
    rig.checkIns.add(
        "operator",
        ruled(every("PT1M", "dev-1", "b"), CheckInRules.USUAL.withUntil(START.plusSeconds(60))));
    for (int i = 0; i < 5; i++) {
      rig.pass("PT1M");
      rig.takeIn("pm", "dev-1");
    }
    assertThat(rig.sent()).containsExactly("PT1M pm a", "PT1M dev-1 b", "PT2M pm a");
    assertThat(rig.events(Event.CheckInEnded.class))
        .extracting(Event.CheckInEnded::reason)
        .containsExactly(EndReason.UNTIL, EndReason.MAX_COUNT);
  }

  @Test
  void oneThatIsRemovedIsNotSentAndRingsNoAlarm() {
    String id = rig.checkIns.add("operator", in("PT1M", "pm", "a"));
    rig.checkIns.remove(id, "operator");
    rig.pass("PT1H");

    assertThat(rig.sent()).isEmpty();
    assertThat(rig.rings).isZero();
    assertThatThrownBy(() -> rig.checkIns.remove(id, "operator"))
        .isInstanceOfSatisfying(
            TmuxoException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CHECK_IN_UNKNOWN));
  }

  @Test
  void agentsRemoveOnlyTheirOwn() {
    String watched = rig.checkIns.add("operator", every("PT1M", "pm", "a"));
    String own = rig.checkIns.add("pm", every("PT1M", "pm", "b"));

    rig.checkIns.remove(own, "pm");
    assertThatThrownBy(() -> rig.checkIns.remove(watched, "pm"))
        .hasMessage("check-in " + watched + " was added by operator");
    assertThat(rig.checkIns.list()).extracting(CheckInView::id).containsExactly(watched);
  }

  @Test
  void anAgentRunWildIsStopped() {
    for (int i = 0; i < 1000; i++) {
      rig.checkIns.add("pm", in("PT1H", "pm", "x"));
    }
    assertThatThrownBy(() -> rig.checkIns.add("pm", in("PT1H", "pm", "x")))
        .isInstanceOfSatisfying(
            TmuxoException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CHECK_IN_LIMIT));
    rig.checkIns.add("operator", in("PT1H", "pm", "x"));
  }

  @Test
  void refusesAnAddressThatNobodyHas() {
    assertThatThrownBy(() -> rig.checkIns.add("pm", in("PT1H", "dve-1", "x")))
        .hasMessageContaining("did you mean \"dev-1\"");
    assertThat(rig.journal).isEmpty();
  }

  @Test
  void aClockThatIsPutBackRepeatsNothing() {
    rig.checkIns.add("operator", every("PT15M", "pm", "Status?"));
    rig.pass("PT16M");
    rig.takeIn("pm");
    rig.jump("-PT10M");
    rig.pass("PT20M");

    assertThat(rig.events(Event.CheckInFired.class))
        .extracting(e -> e.due().orElseThrow())
        .containsExactly(START.plusSeconds(900));
    rig.pass("PT4M");
    assertThat(rig.events(Event.CheckInFired.class)).hasSize(2);
  }

  @Test
  void tenThousandNeedOneTimerAndNoWakeUpThatIsNotDue() {
    for (int i = 0; i < 10_000; i++) {
      Duration delay = Duration.ofMinutes(10_000 - i);
      rig.checkIns.add("operator", CheckInSpec.asking("pm", new Schedule.In(delay), "Note " + i));
    }
    assertThat(rig.rings).isZero();
    rig.pass("PT3000M");
    assertThat(rig.rings).isEqualTo(3000);
    assertThat(rig.sent()).hasSize(3000);
  }

  @Test
  void aThousandAtOnceAreSentInSeveralGoes() {
    for (int i = 0; i < 1000; i++) {
      rig.checkIns.add(
          "operator",
          CheckInSpec.asking(
              "pm", new Schedule.At(Instant.parse("2026-03-01T12:00:00Z")), "Note " + i));
    }
    rig.pass("PT2H");
    assertThat(rig.rings).isEqualTo(5);
    assertThat(rig.events(Event.CheckInFired.class).count())
        .as("twenty texts a message")
        .isEqualTo(50);
    assertThat(rig.checkIns.list()).isEmpty();
  }
}
