package dev.tmuxo.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tmuxo.engine.delivery.DeliveryState;
import dev.tmuxo.engine.journal.Event;
import dev.tmuxo.engine.journal.Event.Outcome;
import dev.tmuxo.engine.message.AgentMessage;
import dev.tmuxo.engine.team.AgentSpec;
import dev.tmuxo.engine.team.AgentSpecs;
import dev.tmuxo.engine.team.RestartPolicy;
import dev.tmuxo.testkit.tmux.Processes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What breaks while messages are under way is told for what it is; nothing is lost or doubled. */
final class FaultTest {
  private static final int MESSAGES = 60;

  @TempDir Path home;

  private static List<String> texts() {
    return IntStream.range(0, MESSAGES).mapToObj(i -> "message " + i + ".").toList();
  }

  /** The last state of a message. */
  private static DeliveryState last(TeamRig rig, AgentMessage message) {
    List<DeliveryState> states = rig.states(message.id(), "pm");
    return states.isEmpty() ? DeliveryState.QUEUED : states.get(states.size() - 1);
  }

  private static long serverPid(TeamRig rig) {
    return Long.parseLong(rig.tmux("display-message", "-p", "#{pid}"));
  }

  @Test
  void aKilledControlClientIsReplacedAndNothingIsLostOrDoubled() {
    try (TeamRig rig = new TeamRig(home, "client").fake("pm", "--turn-ms", "5")) {
      rig.start();
      List<AgentMessage> messages = texts().stream().map(text -> rig.type("pm", text)).toList();
      for (int kill = 1; kill <= 5; kill++) {
        int target = kill * 8;
        rig.until(() -> rig.received("pm").size() >= target);
        String clients = rig.tmux("list-clients", "-F", "#{client_pid}");
        clients.lines().forEach(pid -> Processes.kill(Long.parseLong(pid)));
        int lost = kill;
        rig.until(() -> rig.events(Event.ConnectionRestored.class).count() >= lost);
      }
      rig.awaitState(messages.get(MESSAGES - 1), "pm", DeliveryState.SUBMITTED);
      assertThat(rig.received("pm")).isEqualTo(texts());
      assertThat(messages).allMatch(m -> last(rig, m).delivered());
      assertThat(rig.events(Event.ConnectionLost.class)).hasSizeGreaterThanOrEqualTo(5);
    }
  }

  /** A tmux server reads and writes the pipes of its control clients itself. */
  @Test
  void aStoppedControlClientHoldsNothingUp() {
    try (TeamRig rig = new TeamRig(home, "stopped").fake("pm", "--turn-ms", "5")) {
      rig.start();
      List<Long> clients =
          rig.tmux("list-clients", "-F", "#{client_pid}").lines().map(Long::valueOf).toList();
      clients.forEach(Processes::stop);
      List<AgentMessage> messages = texts().stream().map(text -> rig.type("pm", text)).toList();
      rig.awaitState(messages.get(MESSAGES - 1), "pm", DeliveryState.SUBMITTED);
      assertThat(rig.received("pm")).isEqualTo(texts());
      clients.forEach(Processes::resume);
    }
  }

  @Test
  void aStalledLinkTypesNothingLate() {
    StallingTransport link = new StallingTransport();
    try (TeamRig rig = new TeamRig(home, "stalled", link).fake("pm", "--turn-ms", "5")) {
      rig.start();
      List<AgentMessage> messages = texts().stream().map(text -> rig.type("pm", text)).toList();
      rig.until(() -> rig.received("pm").size() >= 10);
      link.stall();
      rig.until(
          Duration.ofMinutes(1), () -> rig.events(Event.ConnectionRestored.class).count() >= 1);
      link.goOn();
      rig.awaitState(messages.get(MESSAGES - 1), "pm", DeliveryState.SUBMITTED);
      assertThat(rig.received("pm")).isEqualTo(texts());
      assertThat(messages).allMatch(m -> last(rig, m).delivered());
      assertThat(rig.events(Event.ConnectionLost.class))
          .anyMatch(lost -> lost.cause().equals("unresponsive"));
    }
  }

  @Test
  void aStoppedServerGoesOnWhereItStopped() {
    try (TeamRig rig = new TeamRig(home, "frozen").fake("pm", "--turn-ms", "5")) {
      rig.start();
      long server = serverPid(rig);
      List<AgentMessage> messages = texts().stream().map(text -> rig.type("pm", text)).toList();
      rig.until(() -> rig.received("pm").size() >= 10);
      Processes.stop(server);
      rig.until(Duration.ofMinutes(1), () -> rig.events(Event.ConnectionLost.class).count() >= 1);
      Processes.resume(server);
      rig.awaitState(messages.get(MESSAGES - 1), "pm", DeliveryState.SUBMITTED);
      assertThat(rig.received("pm")).isEqualTo(texts());
    }
  }

  @Test
  void aKilledAgentGetsEachMessageOnceOrItIsReportedUncertain() {
    try (TeamRig rig = new TeamRig(home, "pane").fake("pm", "--turn-ms", "5")) {
      rig.with(spec -> restarting(spec)).start();
      List<AgentMessage> messages = texts().stream().map(text -> rig.type("pm", text)).toList();
      for (int kill = 1; kill <= 2; kill++) {
        int target = kill * 15;
        rig.until(() -> rig.received("pm").size() >= target);
        long pid =
            Long.parseLong(rig.tmux("display-message", "-p", "-t", "=pane:=pm", "#{pane_pid}"));
        Processes.kill(pid);
        int starts = kill + 1;
        rig.until(() -> rig.events(Event.AgentStarted.class).count() >= starts);
      }
      rig.until(() -> last(rig, messages.get(MESSAGES - 1)).delivered());
      List<String> received = rig.received("pm");
      assertThat(new HashSet<>(received)).as("no doubles").hasSameSizeAs(received);
      for (AgentMessage message : messages) {
        DeliveryState state = last(rig, message);
        if (state.delivered()) {
          assertThat(received).contains(message.content());
        } else {
          assertThat(state).isEqualTo(DeliveryState.UNCERTAIN);
        }
      }
      assertThat(received).isSubsetOf(texts());
      assertThat(rig.events(Event.AgentExited.class)).hasSize(2).allMatch(e -> e.signal() == 9);
    }
  }

  @Test
  void anAgentWhosePaneIsClosedIsStartedAgain() {
    try (TeamRig rig = new TeamRig(home, "closed").fake("pm", "--turn-ms", "5")) {
      rig.with(spec -> restarting(spec)).start();
      AgentMessage before = rig.type("pm", "before");
      rig.awaitState(before, "pm", DeliveryState.FINISHED);
      rig.tmux("kill-pane", "-t", "=closed:=pm");
      rig.until(() -> rig.events(Event.AgentStarted.class).count() == 2);
      AgentMessage after = rig.type("pm", "after");
      rig.awaitState(after, "pm", DeliveryState.SUBMITTED);
      assertThat(rig.received("pm")).containsExactly("before", "after");
      assertThat(rig.events(Event.AgentExited.class)).hasSize(1);
    }
  }

  private static AgentSpec restarting(AgentSpec spec) {
    return AgentSpecs.like(spec).restart(RestartPolicy.ALWAYS).spec();
  }

  @Test
  void aKilledServerEndsTheTeamAndEveryMessageIsAccountedFor() throws Exception {
    try (TeamRig rig = new TeamRig(home, "server").fake("pm", "--turn-ms", "5")) {
      Team team = rig.start();
      List<AgentMessage> messages = texts().stream().map(text -> rig.type("pm", text)).toList();
      rig.until(() -> rig.received("pm").size() >= 10);
      Processes.kill(serverPid(rig));
      Event.TeamStopped stopped = team.ended().get(30, TimeUnit.SECONDS);
      assertThat(stopped.outcome()).isEqualTo(Outcome.LOST);
      assertThat(rig.events(Event.ConnectionLost.class))
          .anyMatch(lost -> lost.cause().equals("server-died"));
      List<String> received = rig.received("pm");
      assertThat(new HashSet<>(received)).as("no doubles").hasSameSizeAs(received);
      for (AgentMessage message : messages) {
        DeliveryState state = last(rig, message);
        assertThat(state.delivered() || state.undelivered()).as(state.label()).isTrue();
        if (state.delivered()) {
          assertThat(received).contains(message.content());
        } else if (state != DeliveryState.UNCERTAIN) {
          assertThat(received).doesNotContain(message.content());
        }
      }
    }
  }

  @Test
  void aRemovedSocketDoesNotEndTheTeam() throws Exception {
    try (TeamRig rig = new TeamRig(home, "socket").fake("pm", "--turn-ms", "5")) {
      Team team = rig.start();
      AgentMessage before = rig.type("pm", "before");
      rig.awaitState(before, "pm", DeliveryState.SUBMITTED);
      List<Long> clients =
          rig.tmux("list-clients", "-F", "#{client_pid}").lines().map(Long::valueOf).toList();
      Files.delete(Path.of(team.socket()));
      clients.forEach(Processes::kill);
      rig.until(() -> rig.events(Event.ConnectionRestored.class).count() >= 1);
      AgentMessage after = rig.type("pm", "after");
      rig.awaitState(after, "pm", DeliveryState.SUBMITTED);
      assertThat(rig.received("pm")).containsExactly("before", "after");
    }
  }
}
