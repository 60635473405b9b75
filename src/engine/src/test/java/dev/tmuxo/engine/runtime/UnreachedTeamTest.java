package dev.tmuxo.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tmuxo.engine.delivery.DeliveryState;
import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.error.TmuxoException;
import dev.tmuxo.engine.journal.Event;
import dev.tmuxo.engine.message.AgentMessage;
import dev.tmuxo.engine.tmux.NodeName;
import dev.tmuxo.engine.tmux.SshOptions;
import dev.tmuxo.engine.tmux.SshTransport;
import dev.tmuxo.testkit.ssh.SshServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A host comes while the node of its team does not answer. */
@Timeout(180)
final class UnreachedTeamTest {
  private static final String NODE = "ssh:build-3";

  @TempDir Path directory;
  private SshServer server;
  private SshTransport transport;

  @BeforeEach
  void start() {
    Assumptions.assumeTrue(SshServer.missing().isEmpty(), SshServer.missing().orElse(""));
    server = SshServer.start(directory.resolve("sshd"));
    transport =
        new SshTransport(
            (NodeName.Ssh) NodeName.parse(NODE),
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

  private void hostComesWithoutTheNode(TeamRig rig) {
    rig.hostGoes();
    transport.close();
    server.down();
    assertThat(rig.hostComes()).isEmpty();
  }

  @Test
  void isTakenOverOnceTheNodeAnswersWithWhatWaited() throws Exception {
    try (TeamRig rig = rig("later")) {
      Team first = rig.start();
      rig.team().pause("operator").join();
      AgentMessage waiting = rig.type("pm", "before");
      hostComesWithoutTheNode(rig);

      Unreached missing = rig.host().unreached("later").orElseThrow();
      assertThat(missing.status().state()).isEqualTo("unreachable");
      assertThat(missing.status().agents()).extracting(TeamStatus.Member::name).containsOnly("pm");
      assertThat(missing.refusal()).hasMessageContainingAll("later", "out of reach", NODE);
      rig.until(() -> rig.host().unreached("later").filter(t -> t.tries() > 1).isPresent());

      server.up();
      rig.awaitRestored(first);
      assertThat(rig.host().unreached()).isEmpty();
      rig.team().resume("operator").join();
      rig.awaitState(waiting, "pm", DeliveryState.SUBMITTED);
      assertThat(rig.received("pm")).containsExactly("before");
      assertThat(rig.events(Event.AgentStarted.class)).hasSize(1);
    }
  }

  @Test
  void isNotTriedAnyMoreOnceGivenUpAndEndedByTheNextThatReachesIt() throws Exception {
    try (TeamRig rig = rig("given-up")) {
      rig.start();
      hostComesWithoutTheNode(rig);
      assertThat(rig.host().giveUp("given-up")).isTrue();
      assertThat(rig.host().giveUp("given-up")).isFalse();
      assertThat(rig.host().unreached()).isEmpty();
      rig.hostGoes();

      server.up();
      assertThat(rig.processes()).isNotEmpty();
      assertThat(rig.hostComes()).isEmpty();
      assertThat(rig.host().unreached()).isEmpty();
      rig.until(() -> rig.processes().isEmpty());
    }
  }

  @Test
  void isNotStartedOnAnotherNodeMeanwhile() throws Exception {
    try (TeamRig rig = rig("elsewhere")) {
      Team first = rig.start();
      hostComesWithoutTheNode(rig);
      assertThatThrownBy(() -> rig.host().start(first.spec(), "local"))
          .isInstanceOfSatisfying(
              TmuxoException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NODE_UNREACHABLE))
          .hasMessageContaining(NODE);
      server.up();
      rig.awaitRestored(first);
    }
  }

  @Test
  void isNotTriedAgainWhenItIsTheJournalThatIsDamaged() throws Exception {
    try (TeamRig rig = rig("damaged")) {
      Team first = rig.start();
      rig.type("pm", "hello");
      rig.hostGoes();
      List<String> lines = Files.readAllLines(first.journalFile());
      lines.set(1, lines.get(1).replaceFirst("\"at\":\"20", "\"at\":\"19"));
      Files.writeString(
          first.journalFile(), lines.stream().map(l -> l + "\n").collect(Collectors.joining()));

      assertThat(rig.hostComes()).isEmpty();
      assertThat(rig.host().unreached()).isEmpty();
      assertThat(rig.host().stopForeign(first.spec())).isTrue();
    }
  }
}
