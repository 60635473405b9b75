package dev.tmuxo.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.ulid.UlidCreator;
import dev.tmuxo.engine.agent.AgentState;
import dev.tmuxo.engine.delivery.DeliveryState;
import dev.tmuxo.engine.delivery.Evidence;
import dev.tmuxo.engine.journal.DamagedJournal;
import dev.tmuxo.engine.journal.Event;
import dev.tmuxo.engine.journal.Event.Outcome;
import dev.tmuxo.engine.journal.JournalFile;
import dev.tmuxo.engine.message.AgentMessage;
import dev.tmuxo.engine.message.Draft;
import dev.tmuxo.engine.message.MessageType;
import dev.tmuxo.engine.message.Priority;
import dev.tmuxo.engine.message.UncertainPolicy;
import dev.tmuxo.engine.state.TeamJournal;
import dev.tmuxo.testkit.tmux.Processes;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hosts go and come again, and so does tmux: nothing is lost or doubled. */
final class RecoveryTest {
  private static final int MESSAGES = 60;

  @TempDir Path home;

  private static List<String> texts() {
    return IntStream.range(0, MESSAGES).mapToObj(i -> "message " + i).toList();
  }

  private static List<AgentMessage> sendAll(TeamRig rig) {
    return texts().stream().map(text -> rig.type("pm", text)).toList();
  }

  private static long serverPid(TeamRig rig) {
    return Long.parseLong(rig.tmux("display-message", "-p", "#{pid}"));
  }

  @Test
  void aHostThatComesAgainGoesOnWhereTheLastOneStopped() {
    try (TeamRig rig = new TeamRig(home, "adopted").fake("pm", "--turn-ms", "20")) {
      rig.start();
      List<AgentMessage> messages = sendAll(rig);
      for (int restart = 1; restart <= 4; restart++) {
        int target = restart * 12;
        rig.until(() -> rig.received("pm").size() >= target);
        rig.hostGoes();
        assertThat(rig.hostComes()).isPresent();
      }
      rig.awaitState(messages.get(MESSAGES - 1), "pm", DeliveryState.SUBMITTED);
      assertThat(rig.received("pm")).isEqualTo(texts());
      assertThat(rig.events(Event.TeamAdopted.class)).hasSize(4);
      assertThat(rig.events(Event.AgentStarted.class)).hasSize(1);
    }
  }

  @Test
  void whatAgentsWroteWhileNoHostWasThereIsReadOnce() {
    try (TeamRig rig = new TeamRig(home, "letters").fake("lead")) {
      String script = rig.script("on go", "  busy 1500ms", "  run tmuxo send lead 'built'");
      rig.fake("dev", "--script", script).start();
      AgentMessage go = rig.type("dev", "go");
      rig.awaitState(go, "dev", DeliveryState.STARTED);
      rig.hostGoes();
      rig.until(() -> rig.tmux("list-buffers").contains("tmuxo-out-"));
      assertThat(rig.hostComes()).isPresent();
      rig.until(() -> !rig.received("lead").isEmpty());
      rig.hostGoes();
      assertThat(rig.hostComes()).isPresent();
      rig.awaitState(rig.type("lead", "last"), "lead", DeliveryState.SUBMITTED);
      assertThat(rig.received("lead")).hasSize(2);
      assertThat(rig.received("lead").get(0)).endsWith("built");
    }
  }

  @Test
  void anAgentThatDiedMeanwhileIsStartedAgainAndAPausedTeamStaysSo() {
    try (TeamRig rig =
        new TeamRig(home, "meanwhile").fake("pm").restarting(java.time.Duration.ZERO)) {
      rig.start();
      rig.awaitAgent("pm", AgentState.IDLE);
      rig.team().pause("operator").join();
      AgentMessage message = rig.type("pm", "later");
      long pid =
          Long.parseLong(rig.tmux("display-message", "-p", "-t", "=meanwhile:=pm", "#{pane_pid}"));
      rig.hostGoes();
      Processes.kill(pid);
      Team team = rig.hostComes().orElseThrow();
      rig.until(() -> rig.events(Event.AgentStarted.class).count() == 2);
      assertThat(team.status().join().state()).isEqualTo("paused");
      assertThat(rig.states(message.id(), "pm")).isEmpty();
      team.resume("operator").join();
      rig.awaitState(message, "pm", DeliveryState.SUBMITTED);
    }
  }

  @Test
  void aTeamWhoseTmuxDiesIsStartedAgainWithWhatWaited() {
    try (TeamRig rig = new TeamRig(home, "restored").restoring().fake("pm", "--turn-ms", "20")) {
      Team first = rig.start();
      List<AgentMessage> messages = sendAll(rig);
      rig.until(() -> rig.received("pm").size() >= 10);
      Processes.kill(serverPid(rig));
      rig.awaitRestored(first);
      rig.awaitState(messages.get(MESSAGES - 1), "pm", DeliveryState.SUBMITTED);
      List<String> received = rig.received("pm");
      assertThat(received).doesNotHaveDuplicates().isSubsetOf(texts());
      assertThat(MESSAGES - received.size()).as("uncertain").isBetween(0, 1);
    }
  }

  @Test
  void aTeamWhoseNodeIsOutOfReachWhenItIsToBeRestoredComesLater() {
    UnreachableTransport line = new UnreachableTransport();
    try (TeamRig rig = new TeamRig(home, "reboot", line).restoring().fake("pm")) {
      Team first = rig.start();
      rig.awaitAgent("pm", AgentState.IDLE);
      line.refuse(2, "new-session");
      Processes.kill(serverPid(rig));
      rig.awaitRestored(first);
      assertThat(line.hasRefusedAll()).isTrue();
      rig.awaitState(rig.type("pm", "still there?"), "pm", DeliveryState.SUBMITTED);
    }
  }

  @Test
  void whatIsSentWhileALostTeamEndsIsDeliveredInItsNextRun() {
    UnreachableTransport line = new UnreachableTransport();
    CountDownLatch ended = new CountDownLatch(1);
    try (TeamRig rig = new TeamRig(home, "between", line).restoring().fake("pm")) {
      Team first = rig.start();
      rig.awaitAgent("pm", AgentState.IDLE);
      line.hold("stat in /proc", ended);
      Processes.kill(serverPid(rig));
      rig.awaitAgent("pm", AgentState.DEAD);
      rig.type("pm", "between two lives");
      ended.countDown();
      rig.awaitRestored(first);
      rig.until(() -> rig.received("pm").contains("between two lives"));
    } finally {
      ended.countDown();
    }
  }

  @Test
  void aTeamWhoseTmuxDiedWithoutAHostIsRestoredIfItIsToBe() {
    try (TeamRig rig = new TeamRig(home, "dead").restoring().fake("pm", "--turn-ms", "60000")) {
      rig.start();
      AgentMessage first = rig.type("pm", "first");
      rig.awaitState(first, "pm", DeliveryState.STARTED);
      AgentMessage second = rig.send(Draft.text("operator", "pm", "second"));
      long server = serverPid(rig);
      rig.hostGoes();
      Processes.kill(server);
      assertThat(rig.hostComes()).isPresent();
      rig.awaitState(second, "pm", DeliveryState.SUBMITTED);
      assertThat(rig.received("pm")).hasSize(2);
    }
  }

  @Test
  void aTeamWhoseTmuxDiedWithoutAHostIsSaidToBeLost() {
    try (TeamRig rig = new TeamRig(home, "gone").fake("pm")) {
      rig.start();
      rig.awaitAgent("pm", AgentState.IDLE);
      long server = serverPid(rig);
      rig.hostGoes();
      Processes.kill(server);
      assertThat(rig.hostComes()).isEmpty();
      assertThat(home.resolve("teams/gone/journal.jsonl"))
          .content()
          .contains(
              "\"outcome\":\"" + Outcome.LOST.name().toLowerCase(java.util.Locale.ROOT) + "\"");
    }
  }

  @Test
  void aTeamWhoseJournalWasSetAsideIsTakenOverAsItRuns() {
    try (TeamRig rig = new TeamRig(home, "aside").fake("pm")) {
      rig.start();
      rig.awaitAgent("pm", AgentState.IDLE);
      rig.hostGoes();
      DamagedJournal.setAside(home.resolve("teams/aside"), "aside", Clock.systemUTC(), "no backup");
      assertThat(rig.hostComes()).isPresent();
      rig.awaitState(rig.type("pm", "still there?"), "pm", DeliveryState.SUBMITTED);
      assertThat(rig.events(Event.AgentStarted.class)).isEmpty();
    }
  }

  @Test
  void aTeamThatWasLostWhenItsHostWentIsRestoredByTheNextOne() {
    try (TeamRig rig = new TeamRig(home, "both").restoring().fake("pm")) {
      Team team = rig.start();
      rig.awaitAgent("pm", AgentState.IDLE);
      team.pause("operator").join();
      AgentMessage waiting = rig.type("pm", "still wanted");
      long server = serverPid(rig);
      rig.hostGoes();
      Processes.kill(server);
      try (JournalFile journal = journal("both")) {
        journal.append(new Event.TeamStopped(Outcome.LOST, "and then the host went", 0));
      }
      assertThat(rig.hostComes()).isPresent();
      rig.awaitState(waiting, "pm", DeliveryState.SUBMITTED);
      assertThat(rig.received("pm")).containsExactly("still wanted");
    }
  }

  @Test
  void whatWasBeingTypedIsExaminedBeforeAnythingElseIsTyped() {
    try (TeamRig rig = new TeamRig(home, "order").fake("pm")) {
      rig.start();
      rig.awaitAgent("pm", AgentState.IDLE);
      rig.hostGoes();
      AgentMessage low = message("low", Priority.LOW);
      AgentMessage typed = message("typed", Priority.NORMAL);
      AgentMessage urgent = message("urgent", Priority.URGENT);
      try (JournalFile journal = journal("order")) {
        for (AgentMessage message : List.of(low, typed, urgent)) {
          journal.append(new Event.MessageAccepted(message, List.of("pm")));
        }
        journal.append(
            new Event.DeliveryChanged(
                typed.id(),
                "pm",
                DeliveryState.QUEUED,
                DeliveryState.SENDING,
                new Evidence(Clock.systemUTC().instant(), "agent-ready", "agent is idle")));
      }
      assertThat(rig.hostComes()).isPresent();
      rig.awaitState(low, "pm", DeliveryState.SUBMITTED);
      assertThat(rig.received("pm"))
          .map(text -> text.substring(text.indexOf('\n') + 1))
          .containsExactly("typed", "urgent", "low");
    }
  }

  private static AgentMessage message(String content, Priority priority) {
    return new AgentMessage(
        UlidCreator.getMonotonicUlid().toString(),
        Clock.systemUTC().instant(),
        "operator",
        List.of("pm"),
        MessageType.TEXT,
        content,
        Map.of(),
        priority,
        Optional.empty(),
        false,
        Optional.empty(),
        UncertainPolicy.FAIL);
  }

  private JournalFile journal(String team) {
    return TeamJournal.open(
            home.resolve("teams").resolve(team),
            team,
            Clock.systemUTC(),
            RigSettings.of(home).journal())
        .journal();
  }
}
