package dev.tmuxo.engine.tmux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.error.TmuxoException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class PaneViewerTest {
  private final TestTeams teams = new TestTeams();
  private final Watcher watcher = new Watcher();
  private TmuxServer server;
  private ControlClient client;

  @BeforeEach
  void start() {
    server = teams.start(teams.spec("shop"));
    client = teams.client(server);
  }

  @AfterEach
  void stop() {
    client.close();
    teams.close();
  }

  @Test
  void refusesToWatchAServerThatItCouldKill() {
    assumeThat(Capability.SAFE_VIEWERS.in(server.version())).isFalse();
    assertThatThrownBy(() -> PaneViewer.open(new LocalTransport(), server, watcher))
        .isInstanceOfSatisfying(
            TmuxoException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.TMUX_HAZARD));
  }

  @Test
  void showsTheScreenFirstAndThenWhatIsWritten() {
    PaneId pane =
        window("printf '\\033[31mbefore\\033[0m'; read x; printf 'after \\\\ \\033[1m漢字'; cat");
    Awaitility.await().until(() -> screen(pane).contains("before"));
    try (PaneViewer viewer = watch()) {
      Awaitility.await().until(() -> watcher.screens.containsKey(pane));
      PaneScreen screen = watcher.screens.get(pane);
      assertThat(screen.lines().get(0)).contains("\033[31mbefore");
      assertThat(
              List.of(screen.columns(), screen.rows(), screen.cursorColumn(), screen.cursorRow()))
          .containsExactly(80, 24, 6, 0);
      assertThat(watcher.text(pane)).isEmpty();
      TestServer.send(client, Commands.sendKeys(pane, "Enter"));
      Awaitility.await().until(() -> watcher.text(pane).contains("after"));
      assertThat(watcher.text(pane)).isEqualTo("\r\nafter \\ \033[1m漢字");
      assertThat(viewer).isNotNull();
    }
    assertThat(watcher.closed.join().kind()).isEqualTo(Disconnect.Kind.CLOSED);
  }

  @Test
  void getsEveryByteOfAProgram() {
    PaneId pane = window("stty -onlcr; read x; seq 1 20000; printf END; cat");
    try (PaneViewer viewer = watch()) {
      Awaitility.await().until(() -> watcher.screens.containsKey(pane));
      TestServer.send(client, Commands.sendKeys(pane, "Enter"));
      Awaitility.await().until(() -> watcher.text(pane).endsWith("END"));
      StringBuilder expected = new StringBuilder("\n");
      for (int i = 1; i <= 20000; i++) {
        expected.append(i).append('\n');
      }
      assertThat(watcher.text(pane)).isEqualTo(expected + "END");
      assertThat(watcher.resyncs).as("one for each pane").hasValue(2);
      assertThat(viewer).isNotNull();
    }
  }

  @Test
  void hearsOfPanesThatAreMadeLater() {
    try (PaneViewer viewer = watch()) {
      Awaitility.await().until(() -> !watcher.screens.isEmpty());
      PaneId pane = window("printf hello; cat");
      Awaitility.await().until(() -> watcher.text(pane).equals("hello"));
      assertThat(viewer).isNotNull();
    }
  }

  /** The listener stands still in a flood; tmux drops what it missed; the end is right again. */
  @Test
  void makesUpForOutputThatASlowWatcherMissed() {
    PaneId pane = window("read x; seq 1 3000000; printf 'END'; cat");
    try (PaneViewer viewer = watch()) {
      Awaitility.await().until(() -> watcher.screens.containsKey(pane));
      int before = watcher.resyncs.get();
      watcher.gate = new CountDownLatch(1);
      TestServer.send(client, Commands.sendKeys(pane, "Enter"));
      Awaitility.await()
          .atMost(java.time.Duration.ofSeconds(40))
          .until(() -> screen(pane).contains("END"));
      watcher.gate.countDown();
      Awaitility.await().until(() -> watcher.resyncs.get() > before);
      Awaitility.await()
          .until(
              () ->
                  watcher.text(pane).endsWith("END")
                      || watcher.screens.get(pane).lines().toString().contains("END"));
      assertThat(watcher.bytes(pane)).as("most was dropped").isLessThan(10_000_000);
      assertThat(viewer).isNotNull();
    }
  }

  @Test
  void leavesNothingBehind() {
    watch().close();
    watcher.closed.join();
    Awaitility.await().until(() -> TestTeams.tmux(server, "list-clients").lines().count() == 1);
  }

  private PaneViewer watch() {
    assumeThat(Capability.SAFE_VIEWERS.in(server.version())).isTrue();
    return PaneViewer.open(new LocalTransport(), server, watcher);
  }

  private PaneId window(String script) {
    NewWindow window = NewWindow.running("shop", "w", List.of("/bin/sh", "-c", script));
    Reply reply = TestServer.send(client, Commands.newWindow(window, "#{pane_id}"));
    return new PaneId(reply.firstLine().orElseThrow());
  }

  private String screen(PaneId pane) {
    Reply reply = TestServer.send(client, Commands.capturePane(pane, CaptureOptions.screen()));
    return reply.blocks().get(0).text();
  }

  private static final class Watcher implements PaneViewer.Listener {
    final Map<PaneId, PaneScreen> screens = new ConcurrentHashMap<>();
    final Map<PaneId, ByteArrayOutputStream> written = new ConcurrentHashMap<>();
    final AtomicInteger resyncs = new AtomicInteger();
    final CompletableFuture<Disconnect> closed = new CompletableFuture<>();
    volatile CountDownLatch gate = new CountDownLatch(0);

    @Override
    public void output(PaneId pane, PaneBytes bytes) {
      try {
        gate.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      written
          .computeIfAbsent(pane, p -> new ByteArrayOutputStream())
          .writeBytes(bytes.toByteArray());
    }

    @Override
    public void resync(PaneId pane, PaneScreen screen) {
      resyncs.incrementAndGet();
      screens.put(pane, screen);
    }

    @Override
    public void closed(Disconnect disconnect) {
      closed.complete(disconnect);
    }

    int bytes(PaneId pane) {
      ByteArrayOutputStream bytes = written.get(pane);
      return bytes == null ? 0 : bytes.size();
    }

    String text(PaneId pane) {
      ByteArrayOutputStream bytes = written.get(pane);
      return bytes == null ? "" : bytes.toString(StandardCharsets.UTF_8);
    }
  }
}
