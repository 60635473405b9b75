package dev.tmuxo.engine.tmux;

import static dev.tmuxo.engine.tmux.TestServer.await;
import static dev.tmuxo.engine.tmux.TestTeams.signal;
import static dev.tmuxo.engine.tmux.TestTeams.tmux;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.error.TmuxoException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class TeamConnectionTest {
  private final TestTeams teams = new TestTeams();

  private TestHost host;

  private TmuxServer server;

  @BeforeEach
  void start() {
    server = teams.start(teams.spec("shop"));
    host = new TestHost(server);
  }

  @AfterEach
  void stop() {
    host.close();
    teams.close();
  }

  @Test
  void reportsWhatThereIsBeforeItReturns() {
    TeamConnection connection = host.open();
    assertThat(host.next()).isEqualTo("restored 1");
    assertThat(host.panes).extracting(PaneSnapshot::windowName).containsExactly("tmuxo");
    assertThat(connection.epoch()).isEqualTo(1);
    assertThat(connection.isConnected()).isTrue();
    host.hears(Notification.SubscriptionChanged.class);
  }

  @Test
  void givesWayToAHostThatTakesOver() {
    TeamConnection connection = host.open();
    assertThat(host.next()).isEqualTo("restored 1");
    TestHost second = new TestHost(server);
    try (TeamConnection taken = second.open()) {
      assertThat(second.next()).isEqualTo("restored 2");
      assertThat(host.next()).startsWith("lost DETACHED");
      assertThat(host.next()).startsWith("lost DETACHED: taken over by another host");
      assertThat(TestHost.print(taken, "#{@tmuxo_epoch}")).isEqualTo("2");
      assertThatThrownBy(() -> TestHost.print(connection, "x"))
          .isInstanceOfSatisfying(
              TmuxoException.class,
              e -> assertThat(e.code()).isEqualTo(ErrorCode.TMUX_DISCONNECTED));
    }
  }

  @Test
  void detachesWhatAnEarlierHostLeftBehindAndNobodyElse() throws IOException {
    assumeThat(Capability.SAFE_VIEWERS.in(server.version())).isTrue();
    LocalTransport local = new LocalTransport();
    List<String> attach = server.address().command("-C", "attach-session", "-t", "=shop");
    List<String> orphan = new ArrayList<>(List.of("env"));
    orphan.add("TERM=tmuxo." + server.marker() + ".COMMANDS.0123-4567");
    orphan.addAll(attach);
    List<String> viewer = new ArrayList<>(List.of("env"));
    viewer.add("TERM=tmuxo." + server.marker() + ".VIEWER.0123-4567");
    viewer.addAll(attach);
    PaneViewerListener ours = new PaneViewerListener();
    try (Channel left = local.open(orphan);
        Channel watching = local.open(viewer);
        Channel stranger = local.open(attach);
        PaneViewer own = PaneViewer.open(local, server, ours)) {
      Awaitility.await().until(() -> tmux(server, "list-clients").lines().count() == 4);
      host.open();
      await(left.exit());
      await(watching.exit());
      assertThat(tmux(server, "list-clients").lines()).hasSize(3);
      assertThat(stranger.exit()).isNotDone();
      assertThat(ours.closed).isNotDone();
      assertThat(own).isNotNull();
    }
  }

  @Test
  void makesLateCommandsOfAnEarlierEpochHarmless() {
    TeamConnection connection = host.open();
    signal("KILL", host.clientPid());
    assertThat(host.next()).isEqualTo("restored 1");
    assertThat(host.next()).startsWith("lost");
    assertThat(host.next()).isEqualTo("restored 2");
    TmuxCommand late =
        Commands.ifPaneAlive(
            host.panes.get(0).pane(),
            "#{==:#{" + TeamConnection.EPOCH_OPTION + "},1}",
            CommandList.of(Commands.print("done")),
            CommandList.of(Commands.print("too late")));
    assertThat(await(connection.send(CommandList.of(late))).lines()).containsExactly("too late");
  }

  @Test
  void saysHowAPaneEnded() {
    host.open().close();
    TestTeams.run(server, "exit 0");
    TestTeams.run(server, "exit 3");
    TestTeams.run(server, "kill -9 $$");
    TestTeams.run(server, "exec sleep 1000");
    Awaitility.await()
        .until(
            () -> tmux(server, "list-panes", "-s", "-F", "#{pane_dead}").equals("0\n1\n1\n1\n0"));
    TestHost later = new TestHost(server);
    try (TeamConnection again = later.open()) {
      assertThat(again.epoch()).isEqualTo(2);
      List<PaneSnapshot> panes = later.panes;
      assertThat(panes)
          .extracting(PaneSnapshot::dead)
          .containsExactly(false, true, true, true, false);
      assertThat(panes.get(1).deadStatus()).hasValue(0);
      assertThat(panes.get(2).deadStatus()).hasValue(3);
      if (Capability.PANE_DEAD_SIGNAL.in(server.version())) {
        assertThat(panes.get(3).deadSignal()).hasValue(9);
      }
      assertThat(panes.get(4).currentCommand()).isEqualTo("sleep");
      assertThat(panes.get(4).pid()).isPositive();
    }
  }

  @Test
  void staysClosed() throws InterruptedException {
    TeamConnection connection = host.open();
    assertThat(host.next()).isEqualTo("restored 1");
    connection.close();
    connection.close();
    assertThatThrownBy(() -> TestHost.print(connection, "x"))
        .isInstanceOfSatisfying(
            TmuxoException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.TMUX_DISCONNECTED));
    Awaitility.await().until(() -> tmux(server, "list-clients").isEmpty());
    assertThat(host.events.poll(500, TimeUnit.MILLISECONDS)).isNull();
  }

  @Test
  void failsToOpenWhereThereIsNoServer() {
    server.stop(Duration.ofMillis(100));
    assertThatThrownBy(host::open)
        .isInstanceOfSatisfying(
            TmuxoException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.TMUX_NO_SOCKET));
  }

  @Test
  void doesNotTakeAnotherServerForItsOwn() {
    TmuxServer earlier =
        new TmuxServer(
            new LocalTransport(),
            server.team(),
            server.address(),
            server.version(),
            server.pid() + 1,
            server.directory(),
            server.marker());
    assertThatThrownBy(
            () ->
                TeamConnection.open(new LocalTransport(), earlier, List.of(), new TestHost(server)))
        .isInstanceOfSatisfying(
            TmuxoException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.TMUX_STALE_SOCKET));
    assertThat(tmux(server, "show-options", "-sqv", "@tmuxo_epoch")).isEmpty();
  }

  private static final class PaneViewerListener implements PaneViewer.Listener {
    final CompletableFuture<Disconnect> closed = new CompletableFuture<>();

    @Override
    public void output(PaneId pane, PaneBytes bytes) {}

    @Override
    public void resync(PaneId pane, PaneScreen screen) {}

    @Override
    public void closed(Disconnect disconnect) {
      closed.complete(disconnect);
    }
  }
}
