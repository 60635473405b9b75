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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class TeamConnectionTest {
  private static final Subscription DEAD =
      new Subscription("dead", Subscription.ALL_PANES, "#{pane_dead}");

  private final TestTeams teams = new TestTeams();
  private final Host host = new Host();
  private TmuxServer server;

  @BeforeEach
  void start() {
    server = teams.start(teams.spec("shop"));
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
  void comesBackWhenItsClientIsKilled() {
    TeamConnection connection = host.open();
    assertThat(host.next()).isEqualTo("restored 1");
    signal("KILL", clientPid());
    assertThat(host.next()).startsWith("lost CHANNEL_LOST");
    assertThat(host.next()).isEqualTo("restored 2");
    assertThat(print(connection, "#{@tmuxo_epoch}")).isEqualTo("2");
    host.hears(Notification.SubscriptionChanged.class);
  }

  @Test
  void comesBackWhenItWasThrownOut() {
    host.open();
    assertThat(host.next()).isEqualTo("restored 1");
    tmux(server, "detach-client", "-s", "shop");
    assertThat(host.next()).startsWith("lost DETACHED");
    assertThat(host.next()).isEqualTo("restored 2");
  }

  @Test
  void comesBackToAServerThatStoodStill() {
    host.open();
    assertThat(host.next()).isEqualTo("restored 1");
    signal("STOP", server.pid());
    assertThat(host.next()).startsWith("lost UNRESPONSIVE");
    signal("CONT", server.pid());
    assertThat(host.next()).isEqualTo("restored 2");
    assertThat(tmux(server, "list-clients").lines()).as("the old client is gone").hasSize(1);
  }

  @Test
  void comesBackToAServerThatStoodStillWithMoreForItThanAPipeHolds() {
    TeamConnection connection = host.open();
    assertThat(host.next()).isEqualTo("restored 1");
    signal("STOP", server.pid());
    CommandList much = CommandList.of(Commands.print("x".repeat(10_000)));
    List<CompletableFuture<Reply>> sent = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      sent.add(connection.send(much));
    }
    assertThat(host.next()).startsWith("lost UNRESPONSIVE");
    assertThat(sent).allMatch(CompletableFuture::isCompletedExceptionally);
    signal("CONT", server.pid());
    assertThat(host.next()).isEqualTo("restored 2");
  }

  @Test
  void comesBackToAServerWhoseSocketIsGone() throws IOException {
    host.open();
    assertThat(host.next()).isEqualTo("restored 1");
    Files.delete(Path.of(server.address().socket()));
    long client =
        ProcessHandle.current()
            .children()
            .filter(c -> c.info().commandLine().orElse("").contains(server.address().socket()))
            .findFirst()
            .orElseThrow()
            .pid();
    signal("KILL", client);
    assertThat(host.next()).startsWith("lost CHANNEL_LOST");
    assertThat(host.next()).isEqualTo("restored 2");
    assertThat(Path.of(server.address().socket())).exists();
  }

  @Test
  void tellsThatTheServerDied() {
    host.open();
    assertThat(host.next()).isEqualTo("restored 1");
    signal("KILL", server.pid());
    assertThat(host.next()).startsWith("lost SERVER_DIED");
    assertThat(host.next()).isEqualTo("gone STALE_SOCKET");
  }

  @Test
  void tellsThatTheServerEnded() {
    host.open();
    assertThat(host.next()).isEqualTo("restored 1");
    tmux(server, "kill-server");
    assertThat(host.next()).startsWith("lost SERVER_EXITED");
    assertThat(host.next()).isEqualTo("gone STALE_SOCKET");
  }

  @Test
  void tellsThatTheSessionIsGone() {
    tmux(server, "new-session", "-d", "-s", "other");
    host.open();
    assertThat(host.next()).isEqualTo("restored 1");
    tmux(server, "kill-session", "-t", "shop");
    assertThat(host.next()).startsWith("lost SESSION_GONE");
    assertThat(host.next()).isEqualTo("gone NO_SESSION");
  }

  @Test
  void givesWayToAHostThatTakesOver() {
    TeamConnection connection = host.open();
    assertThat(host.next()).isEqualTo("restored 1");
    Host second = new Host();
    try (TeamConnection taken = second.open()) {
      assertThat(second.next()).isEqualTo("restored 2");
      assertThat(host.next()).startsWith("lost DETACHED");
      assertThat(host.next()).startsWith("lost DETACHED: taken over by another host");
      assertThat(print(taken, "#{@tmuxo_epoch}")).isEqualTo("2");
      assertThatThrownBy(() -> print(connection, "x"))
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
    signal("KILL", clientPid());
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
  void answersOrFailsEveryCommandWhileItsClientsAreKilled() {
    TeamConnection connection = host.open();
    List<CompletableFuture<Reply>> sent = new ArrayList<>();
    for (int i = 1; i <= 5; i++) {
      assertThat(host.next()).isEqualTo("restored " + i);
      for (int n = 0; n < 500; n++) {
        sent.add(connection.send(CommandList.of(Commands.print("x" + n))));
      }
      signal("KILL", clientPid());
      for (int n = 0; n < 500; n++) {
        sent.add(connection.send(CommandList.of(Commands.print("y" + n))));
      }
      assertThat(host.next()).startsWith("lost");
    }
    Awaitility.await().until(() -> sent.stream().allMatch(CompletableFuture::isDone));
    assertThat(sent.stream().filter(f -> !f.isCompletedExceptionally())).isNotEmpty();
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
    Host later = new Host();
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
    assertThatThrownBy(() -> print(connection, "x"))
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
            () -> TeamConnection.open(new LocalTransport(), earlier, List.of(), new Host()))
        .isInstanceOfSatisfying(
            TmuxoException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.TMUX_STALE_SOCKET));
    assertThat(tmux(server, "show-options", "-sqv", "@tmuxo_epoch")).isEmpty();
  }

  private static String print(TeamConnection connection, String format) {
    return await(connection.send(CommandList.of(Commands.displayMessage(format))))
        .firstLine()
        .orElse("");
  }

  private long clientPid() {
    return Long.parseLong(tmux(server, "list-clients", "-F", "#{client_pid}"));
  }

  /** A host of the team that writes down what it hears. */
  private final class Host implements TeamConnection.Listener {
    final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    final BlockingQueue<Notification> notifications = new LinkedBlockingQueue<>();
    volatile List<PaneSnapshot> panes = List.of();
    private final List<TeamConnection> connections = new ArrayList<>();

    TeamConnection open() {
      ClientOptions options =
          ClientOptions.commands("test")
              .withHeartbeat(Duration.ofMillis(500), Duration.ofMillis(1500));
      TeamConnection connection =
          TeamConnection.open(new LocalTransport(), server, List.of(DEAD), options, this);
      connections.add(connection);
      return connection;
    }

    void close() {
      connections.forEach(TeamConnection::close);
    }

    String next() {
      try {
        String event = events.poll(20, TimeUnit.SECONDS);
        return event == null ? "nothing" : event;
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    void hears(Class<? extends Notification> type) {
      Awaitility.await().until(() -> notifications.stream().anyMatch(type::isInstance));
      notifications.clear();
    }

    @Override
    public void notified(Notification notification) {
      notifications.add(notification);
    }

    @Override
    public void lost(Disconnect disconnect) {
      notifications.clear();
      events.add("lost " + disconnect);
    }

    @Override
    public void restored(long epoch, List<PaneSnapshot> now) {
      panes = now;
      events.add("restored " + epoch);
    }

    @Override
    public void gone(ServerState state) {
      events.add("gone " + state.kind());
    }
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
