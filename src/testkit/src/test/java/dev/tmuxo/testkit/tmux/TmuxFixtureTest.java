package dev.tmuxo.testkit.tmux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class TmuxFixtureTest {
  @Test
  void leavesNothingBehind() {
    TmuxFixture tmux = new TmuxFixture();
    Pane pane = tmux.server().start("s", "sleep", "60");
    long server = tmux.server().process().orElseThrow().pid();
    assertThat(tmux.processes()).extracting(ProcessHandle::pid).contains(pane.pid(), server);
    tmux.close();
    assertThat(tmux.processes()).isEmpty();
    assertThat(Files.exists(tmux.directory())).isFalse();
  }

  @Test
  void failsForAProcessThatOutlivesItsServerAndKillsIt() {
    TmuxFixture tmux = new TmuxFixture();
    tmux.server().start("s", "sh", "-c", "setsid sleep 61 & exec sleep 60");
    await().until(() -> tmux.processes().size() >= 3);
    assertThatThrownBy(tmux::close)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("sleep 61");
    await().untilAsserted(() -> assertThat(tmux.processes()).isEmpty());
  }

  @Test
  void endsAServerThatDoesNotListen() {
    TmuxFixture tmux = new TmuxFixture();
    tmux.server().start("s", "sleep", "60");
    ProcessHandle server = tmux.server().process().orElseThrow();
    Processes.stop(server.pid());
    tmux.close();
    assertThat(tmux.processes()).isEmpty();
  }

  @Test
  void freezesAndResumesAProcess() {
    try (TmuxFixture tmux = new TmuxFixture()) {
      Pane pane = tmux.server().start("s", "cat");
      Processes.stop(pane.pid());
      pane.type("x");
      pane.press("Enter");
      Processes.resume(pane.pid());
      pane.await("^x\nx$");
    }
  }

  @RepeatedTest(5)
  void learnsHowAProgramEndedEvenIfTmuxMissedIt() {
    try (TmuxFixture tmux = new TmuxFixture()) {
      Pane pane = tmux.server().start("s", "sh", "-c", "exit 7");
      assertThat(pane.awaitDeath()).isEqualTo(new Pane.Death("7", ""));
    }
  }
}
