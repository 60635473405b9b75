package dev.tmuxo.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tmuxo.engine.delivery.DeliveryState;
import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.error.TmuxoException;
import dev.tmuxo.engine.journal.Event;
import dev.tmuxo.engine.message.AgentMessage;
import dev.tmuxo.engine.team.AgentSpecs;
import dev.tmuxo.engine.tmux.NodeName;
import dev.tmuxo.engine.tmux.SshOptions;
import dev.tmuxo.engine.tmux.SshTransport;
import dev.tmuxo.testkit.ssh.SshServer;
import dev.tmuxo.testkit.tmux.Processes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A team on a node behind {@code ssh}, with a connection that breaks and stalls. */
@Timeout(120)
final class SshTeamTest {
  private static final Duration SOON = Duration.ofSeconds(15);
  private static final List<String> TEXTS =
      IntStream.rangeClosed(1, 50).mapToObj(i -> "message " + i + ".").toList();

  @TempDir Path directory;
  private SshServer server;
  private SshTransport transport;

  @BeforeEach
  void start() {
    Assumptions.assumeTrue(SshServer.missing().isEmpty(), SshServer.missing().orElse(""));
    server = SshServer.start(directory.resolve("sshd"));
    transport =
        new SshTransport(
            (NodeName.Ssh) NodeName.parse("ssh:build-3"),
            SshOptions.DEFAULT.withCommand(server.client()).withAlive(Duration.ofSeconds(1)));
  }

  @AfterEach
  void stop() {
    if (server != null) {
      transport.close();
      server.close();
    }
  }

  private TeamRig rig(String name) {
    return new TeamRig(directory.resolve("home"), name, transport).fake("pm", "--turn-ms", "5");
  }

  private static List<AgentMessage> type(TeamRig rig) {
    return TEXTS.stream().map(text -> rig.type("pm", text)).toList();
  }

  private static void assertAllArrivedOnce(TeamRig rig, List<AgentMessage> messages) {
    rig.awaitState(messages.get(messages.size() - 1), "pm", DeliveryState.SUBMITTED);
    assertThat(rig.received("pm")).isEqualTo(TEXTS);
    assertThat(messages)
        .allMatch(m -> rig.states(m.id(), "pm").stream().anyMatch(DeliveryState::delivered));
  }

  @Test
  void getsMessagesInOrderAndLeavesNothingOnTheNode() {
    try (TeamRig rig = rig("ordered")) {
      rig.start();
      assertAllArrivedOnce(rig, type(rig));
      assertThat(rig.team().socket()).startsWith(server.state().toString());
    }
  }

  @Test
  void losesAndDoublesNothingWhenTheConnectionIsCut() {
    try (TeamRig rig = rig("cut")) {
      rig.start();
      List<AgentMessage> messages = type(rig);
      for (int cut = 1; cut <= 4; cut++) {
        int target = cut * 8;
        rig.until(() -> rig.received("pm").size() >= target);
        server.cut();
        int restored = cut;
        rig.until(SOON, () -> rig.events(Event.ConnectionRestored.class).count() >= restored);
      }
      assertAllArrivedOnce(rig, messages);
    }
  }

  @Test
  void losesAndDoublesNothingWhenTheConnectionStalls() {
    try (TeamRig rig = rig("stalled")) {
      rig.start();
      List<AgentMessage> messages = type(rig);
      rig.until(() -> rig.received("pm").size() >= 10);
      List<Long> frozen = server.freeze();
      rig.until(SOON, () -> rig.events(Event.ConnectionRestored.class).count() >= 1);
      frozen.forEach(Processes::resume);
      assertAllArrivedOnce(rig, messages);
    }
  }

  @Test
  void goesOnWhenTheNodeIsBackInReach() throws Exception {
    try (TeamRig rig = rig("away")) {
      rig.start();
      server.down();
      rig.until(() -> rig.events(Event.ConnectionLost.class).count() >= 1);
      List<AgentMessage> messages = type(rig);
      server.up();
      assertAllArrivedOnce(rig, messages);
    }
  }

  @Test
  void isTakenOverLaterByAHostThatCameWhileTheNodeWasOutOfReach() throws Exception {
    try (TeamRig rig = rig("later")) {
      Team before = rig.start();
      rig.hostGoes();
      server.down();
      assertThat(rig.hostComes()).isEmpty();
      assertThat(rig.host().unreached()).hasSize(1);
      server.up();
      rig.awaitRestored(before);
      assertAllArrivedOnce(rig, type(rig));
      assertThat(rig.host().unreached()).isEmpty();
    }
  }

  @Test
  void saysThatTheNodeLacksAWorkingDirectory() {
    try (TeamRig rig =
        rig("nowhere").with(agent -> AgentSpecs.like(agent).workdir("/no/such/place").spec())) {
      assertThatThrownBy(rig::start)
          .isInstanceOfSatisfying(
              TmuxoException.class,
              e -> assertThat(e.code()).isEqualTo(ErrorCode.NODE_DIRECTORY_MISSING))
          .hasMessageContainingAll("ssh:build-3", "/no/such/place");
    }
  }
}
