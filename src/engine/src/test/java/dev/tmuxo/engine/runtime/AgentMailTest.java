package dev.tmuxo.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tmuxo.engine.agent.AgentState;
import dev.tmuxo.engine.delivery.DeliveryState;
import dev.tmuxo.engine.journal.Event;
import dev.tmuxo.engine.journal.Event.Outcome;
import dev.tmuxo.engine.message.AgentMessage;
import dev.tmuxo.engine.message.Draft;
import dev.tmuxo.testkit.text.Hostile;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Agents that speak with their team through the helper in their panes. */
final class AgentMailTest {
  @TempDir Path home;

  private TeamRig pair(String name, String lead, String dev) {
    TeamRig rig = new TeamRig(home, name);
    return rig.fake("lead", "--script", rig.script(lead.split("\n", -1)))
        .fake("dev", "--script", rig.script(dev.split("\n", -1)));
  }

  @Test
  void anAgentDelegatesGetsAReportAndEndsTheTeam() throws Exception {
    try (TeamRig rig =
        pair(
            "delegate",
            """
            on build it
              run tmuxo send dev "please build"
            on built
              run tmuxo done "all built"
            """,
            """
            on please build
              busy 50ms
              run tmuxo send lead "built"
            """)) {
      Team team = rig.start();
      rig.type("lead", "build it");
      Event.TeamStopped stopped = team.ended().get(30, TimeUnit.SECONDS);
      assertThat(stopped.outcome()).isEqualTo(Outcome.DONE);
      assertThat(stopped.reason()).isEqualTo("all built");
      assertThat(rig.received("dev").get(0)).contains("from lead").endsWith("please build");
    }
  }

  @Test
  void aReplyAnswersTheMessageItNames() {
    try (TeamRig rig =
        pair(
            "reply",
            "",
            """
            on ^.tmuxo ([0-9A-Z]{26}) from
              run tmuxo reply "$1" "on it"
            """)) {
      rig.start();
      AgentMessage question =
          rig.send(Draft.text("operator", "dev", "How far?").requiringResponse());
      rig.awaitState(question, "dev", DeliveryState.ANSWERED);
      assertThat(rig.events(Event.MessageAccepted.class))
          .anyMatch(
              e ->
                  e.message().correlationId().filter(question.id()::equals).isPresent()
                      && e.message().content().equals("on it"));
    }
  }

  @Test
  void aQuestionToASuperiorWaitsForItsAnswerAndShowsIt() {
    try (TeamRig rig =
        pair(
            "ask",
            """
            on ^.tmuxo ([0-9A-Z]{26}) from dev
              run tmuxo reply "$1" "blue, please"
            """,
            """
            on paint
              run tmuxo ask "Which colour?"
            """)) {
      rig.start();
      rig.type("dev", "paint the shed");
      rig.until(
          () ->
              rig.team().capture("dev", 20).join().stream()
                  .anyMatch(l -> l.contains("blue, please")));
      assertThat(rig.received("dev")).containsExactly("paint the shed");
    }
  }

  @Test
  void aQuestionToThePeopleIsAnsweredByThem() {
    try (TeamRig rig =
        pair(
            "operator",
            """
            on start
              run tmuxo ask "May I?"
            """,
            "")) {
      rig.start();
      rig.type("lead", "start");
      rig.until(() -> rig.events(Event.QuestionAsked.class).findAny().isPresent());
      Event.QuestionAsked asked = rig.events(Event.QuestionAsked.class).findAny().orElseThrow();
      assertThat(asked.text()).isEqualTo("May I?");
      rig.team().reply("operator", asked.message(), "you may").join();
      rig.until(
          () ->
              rig.team().capture("lead", 20).join().stream().anyMatch(l -> l.contains("you may")));
    }
  }

  @Test
  void anUnknownAddressIsAnErrorThatListsCloseNames() {
    try (TeamRig rig =
        pair(
            "unknown",
            """
            on go
              run tmuxo send dve hello || echo "exit status $?"
            """,
            "")) {
      rig.start();
      rig.type("lead", "go");
      rig.until(
          () ->
              rig.team().capture("lead", 30).join().stream()
                  .anyMatch(l -> l.contains("exit status 3")));
      assertThat(String.join("\n", rig.team().capture("lead", 30).join()))
          .contains("dve")
          .contains("dev");
    }
  }

  @Test
  void theOriginalScriptsKeepWorking() {
    try (TeamRig rig =
        pair(
            "legacy",
            """
            on old way
              run send-claude-message.sh legacy:dev "hello from the old way"
            """,
            """
            on check
              say checked
            """)) {
      rig.start();
      rig.type("lead", "the old way");
      rig.until(() -> rig.received("dev").size() == 1);
      assertThat(rig.received("dev").get(0)).endsWith("hello from the old way");
    }
  }

  @Test
  void anAgentSchedulesACheckInForItself() {
    try (TeamRig rig =
        pair(
            "checkin",
            """
            on later
              run tmuxo checkin 1s "look again"
            """,
            "")) {
      rig.start();
      rig.type("lead", "later");
      rig.until(() -> rig.received("lead").size() == 2);
      assertThat(rig.received("lead").get(1)).contains("from check-in").endsWith("look again");
      assertThat(rig.events(Event.CheckInFired.class)).hasSize(1);
    }
  }

  @Test
  void anAgentSeesCheckInsAndRemovesItsOwn() {
    try (TeamRig rig =
        pair(
            "checkins",
            """
            on later
              run tmuxo checkin --every --count 3 1h "look again"; tmuxo checkin ls
            on never
              run tmuxo checkin rm $(tmuxo checkin ls | sed -n 's/ .*look again.*//p'); tmuxo checkin ls
            """,
            "")) {
      rig.start();
      rig.type("lead", "later");
      rig.until(
          () ->
              String.join("", rig.team().capture("lead", 40).join())
                  .matches("(?s).*due .*Z, every 1h +to lead +by you +look again.*"));
      rig.type("lead", "never");
      rig.until(() -> rig.events(Event.CheckInRemoved.class).count() == 1);
      rig.until(
          () -> String.join("", rig.team().capture("lead", 40).join()).contains("no check-ins"));
      assertThat(rig.events(Event.CheckInRemoved.class))
          .extracting(Event.CheckInRemoved::by)
          .containsExactly("lead");
    }
  }

  @Test
  void statusAndTeamTellWhoIsThere() {
    try (TeamRig rig =
        pair(
            "status",
            """
            on look
              run tmuxo status; tmuxo team
            """,
            "")) {
      rig.start();
      rig.awaitAgent("dev", AgentState.IDLE);
      rig.type("lead", "look");
      rig.until(
          () ->
              String.join("\n", rig.team().capture("lead", 40).join())
                  .matches("(?s).*dev +idle.*dev +engineer +reports to lead.*"));
    }
  }

  @Test
  void aSenderThatWaitsHearsOfEveryRecipient() {
    try (TeamRig rig =
        pair(
                "receipt",
                """
                on tell
                  run tmuxo send --wait dev,qa 'all hands'
                """,
                "")
            .fake("qa")) {
      rig.start();
      rig.type("lead", "tell");
      rig.until(
          () ->
              rig.team()
                  .capture("lead", 40)
                  .join()
                  .toString()
                  .matches("(?s).* to (dev|qa): submitted.* to (dev|qa): submitted.*"));
      assertThat(rig.received("dev")).hasSize(1);
      assertThat(rig.received("qa")).hasSize(1);
    }
  }

  @Test
  void aLetterOfRubbishIsRejectedAndJournalled() {
    try (TeamRig rig = pair("rubbish", "", "")) {
      rig.start();
      String id = "1700000000000000000-000001-0000001-deadbeef";
      rig.tmux("set-buffer", "-b", "tmuxo-out-" + id, "{\"v\":1");
      rig.tmux("rename-window", "-t", "@0", "tmuxo");
      rig.until(() -> rig.events(Event.LetterRejected.class).findAny().isPresent());
      rig.until(() -> !rig.tmux("list-buffers").contains("tmuxo-out-"));
    }
  }

  @Test
  void hostileTextsPassFromAgentToAgent() {
    try (TeamRig rig =
        pair(
            "mailed",
            """
            on (?s).
              run tmuxo send dev -
            """,
            "")) {
      rig.start();
      Hostile.small().stream()
          .filter(text -> text.clean() && !text.text().isBlank() && !text.text().endsWith("\n"))
          .forEach(
              text -> {
                int before = rig.received("dev").size();
                rig.type("lead", text.text());
                rig.until(() -> rig.received("dev").size() > before);
                assertThat(rig.received("dev").get(before))
                    .as(text.name())
                    .endsWith("]\n" + text.text());
              });
    }
  }
}
