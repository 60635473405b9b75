package dev.tmuxo.engine.runtime;

import static dev.tmuxo.engine.runtime.CheckInRig.START;
import static dev.tmuxo.engine.runtime.CheckInRig.every;
import static dev.tmuxo.engine.runtime.CheckInRig.in;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tmuxo.engine.checkin.CheckInRules;
import dev.tmuxo.engine.checkin.CheckInRules.IfBusy;
import dev.tmuxo.engine.checkin.CheckInRules.Missed;
import dev.tmuxo.engine.checkin.Schedule;
import dev.tmuxo.engine.journal.Event;
import dev.tmuxo.engine.journal.Event.SkipReason;
import dev.tmuxo.engine.message.MessageType;
import dev.tmuxo.engine.message.Priority;
import dev.tmuxo.engine.team.CheckInSpec;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of due times that fall together, find agents at work, or were missed. */
final class CheckInRoundTest {
  private final CheckInRig rig = new CheckInRig();

  private static CheckInSpec ruled(CheckInSpec spec, CheckInRules rules) {
    return spec.withRules(rules);
  }

  @Test
  void textsForTheSameAgentThatFallTogetherBecomeOneMessage() {
    rig.checkIns.addAll(
        "operator",
        List.of(
            every("PT10M", "pm", "Status?"),
            every("PT5M", "pm", "Commit."),
            every("PT10M", "dev-1", "Status?"),
            every("PT10M", "pm", "Status?")));
    rig.pass("PT5M");
    rig.takeIn("pm");
    rig.pass("PT5M");

    assertThat(rig.sent())
        .containsExactly(
            "PT5M pm Commit.",
            "PT10M pm Status?|||Commit.".replace("|||", "||"),
            "PT10M dev-1 Status?");
    assertThat(rig.events(Event.CheckInMerged.class))
        .hasSize(2)
        .allSatisfy(e -> assertThat(e.message()).isEqualTo("m2"))
        .allSatisfy(e -> assertThat(e.due()).isEqualTo(START.plusSeconds(600)));
  }

  @Test
  void commandsAndAnswersForOthersAreNotMerged() {
    CheckInSpec command =
        new CheckInSpec(
            "pm",
            new Schedule.In(Duration.ofMinutes(1)),
            "make test",
            MessageType.COMMAND,
            Priority.NORMAL,
            CheckInRules.USUAL);
    rig.checkIns.addAll("operator", List.of(in("PT1M", "pm", "a"), command));
    rig.checkIns.add("dev-1", in("PT1M", "pm", "b"));
    rig.pass("PT1M");

    assertThat(rig.sent()).containsExactly("PT1M pm a", "PT1M pm make test", "PT1M pm b");
  }

  @Test
  void whatIsTooLongTogetherIsSentApart() {
    rig.longest = 5;
    rig.checkIns.addAll(
        "operator",
        List.of(in("PT1M", "pm", "1234"), in("PT1M", "pm", "5678"), in("PT1M", "pm", "123456")));
    rig.pass("PT1M");

    assertThat(rig.sent()).containsExactly("PT1M pm 1234", "PT1M pm 5678");
    assertThat(rig.events(Event.CheckInSkipped.class))
        .singleElement()
        .returns(SkipReason.REFUSED, Event.CheckInSkipped::reason)
        .returns("too long", Event.CheckInSkipped::detail);
  }

  @Test
  void anAgentThatHasNotTakenItInDoesNotGetItAgain() {
    rig.checkIns.add("operator", every("PT1M", "dev-*", "Status?"));
    rig.checkIns.add("operator", in("PT2M30S", "dev-2", "Status?"));
    rig.pass("PT1M");
    rig.takeIn("dev-1");
    rig.pass("PT2M");
    rig.takeIn("dev-1", "dev-2");
    rig.pass("PT1M");

    assertThat(rig.sent())
        .containsExactly(
            "PT1M dev-1,dev-2 Status?", "PT2M dev-1 Status?", "PT4M dev-1,dev-2 Status?");
    assertThat(rig.events(Event.CheckInMerged.class))
        .extracting(Event.CheckInMerged::due)
        .containsExactly(START.plusSeconds(150), START.plusSeconds(180));
  }

  @Test
  void skipsThoseThatAreAtWorkIfItIsToldTo() {
    rig.checkIns.add(
        "operator",
        ruled(every("PT1M", "dev-*", "Status?"), CheckInRules.USUAL.withIfBusy(IfBusy.SKIP)));
    rig.busy.add("dev-1");
    rig.pass("PT1M");
    rig.takeIn("dev-2");
    rig.busy.add("dev-2");
    rig.pass("PT1M");

    assertThat(rig.sent()).containsExactly("PT1M dev-2 Status?");
    assertThat(rig.events(Event.CheckInSkipped.class))
        .singleElement()
        .returns(SkipReason.BUSY, Event.CheckInSkipped::reason)
        .returns(START.plusSeconds(120), Event.CheckInSkipped::due);
  }

  @Test
  void sendsWhatWasMissedOnceAndLate() {
    rig.checkIns.add("operator", every("PT15M", "pm", "Status?"));
    rig.jump("PT8H7M");
    rig.takeIn("pm");
    rig.pass("PT8M");

    assertThat(rig.sent()).containsExactly("PT8H7M pm Status?", "PT8H15M pm Status?");
    assertThat(rig.events(Event.CheckInSkipped.class))
        .singleElement()
        .returns(START.plusSeconds(900), Event.CheckInSkipped::due)
        .returns(START.plusSeconds(8 * 3600 - 900), Event.CheckInSkipped::last)
        .returns(SkipReason.MISSED, Event.CheckInSkipped::reason);
  }

  @Test
  void skipsWhatWasMissedIfItIsToldTo() {
    rig.checkIns.add(
        "operator",
        ruled(every("PT15M", "pm", "Status?"), CheckInRules.USUAL.withMissed(Missed.SKIP)));
    rig.jump("PT8H7M");
    rig.pass("PT8M");
    assertThat(rig.sent()).containsExactly("PT8H15M pm Status?");

    rig.takeIn("pm");
    rig.jump("PT15M9S");
    assertThat(rig.sent()).as("a little late is not missed").hasSize(2);
  }

  @Test
  void sendsAllThatWasMissedUpToABoundIfItIsToldTo() {
    rig.checkIns.add(
        "operator", ruled(every("PT1M", "pm", "Tick"), CheckInRules.USUAL.withMissed(Missed.ALL)));
    rig.jump("PT5M");
    rig.pass("PT0S");
    assertThat(rig.sent()).hasSize(5);

    rig.jump("PT10H");
    rig.pass("PT0S");
    assertThat(rig.sent()).hasSize(105);
    assertThat(rig.events(Event.CheckInSkipped.class))
        .singleElement()
        .returns(START.plus(Duration.ofMinutes(6)), Event.CheckInSkipped::due)
        .returns(START.plus(Duration.ofMinutes(505)), Event.CheckInSkipped::last);
  }
}
