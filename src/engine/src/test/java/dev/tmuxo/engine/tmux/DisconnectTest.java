package dev.tmuxo.engine.tmux;

import static dev.tmuxo.engine.tmux.TestServer.await;
import static dev.tmuxo.engine.tmux.TestServer.send;
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
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Every way to lose a connection or not to get one is told for what it is. */
@Timeout(60)
final class DisconnectTest {
  private TestServer server;
  private final Recorder recorder = new Recorder();

  @BeforeEach
  void start() {
    server = TestServer.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aServerThatWasKilled() {
    server.client(recorder);
    signal("KILL", server.pid());
    assertThat(recorder.awaitClosed().kind()).isEqualTo(Disconnect.Kind.SERVER_DIED);
  }

  @Test
  void aServerThatWasToldToEnd() {
    server.client(recorder);
    server.tmux("kill-server");
    assertThat(recorder.awaitClosed().kind()).isEqualTo(Disconnect.Kind.SERVER_EXITED);
  }

  @Test
  void aServerThatEndedWithItsLastSession() {
    server.client(recorder);
    server.tmux("kill-session", "-t", TestServer.SESSION);
    assertThat(recorder.awaitClosed().kind()).isEqualTo(Disconnect.Kind.SERVER_EXITED);
  }

  @Test
  void aSessionThatIsGone() {
    server.tmux("new-session", "-d", "-s", "other");
    server.client(recorder);
    server.tmux("kill-session", "-t", TestServer.SESSION);
    assertThat(recorder.awaitClosed().kind()).isEqualTo(Disconnect.Kind.SESSION_GONE);
  }

  @Test
  void aClientThatWasThrownOut() {
    ControlClient client = server.client(recorder);
    server.tmux("detach-client", "-t", client.name());
    assertThat(recorder.awaitClosed().kind()).isEqualTo(Disconnect.Kind.DETACHED);
  }

  @Test
  void aClientThatWasTerminated() {
    server.client(recorder);
    signal("TERM", clientPid());
    assertThat(recorder.awaitClosed().kind()).isEqualTo(Disconnect.Kind.DETACHED);
  }

  @Test
  void aClientThatWasKilled() {
    server.client(recorder);
    signal("KILL", clientPid());
    assertThat(recorder.awaitClosed().kind()).isEqualTo(Disconnect.Kind.CHANNEL_LOST);
  }

  @Test
  void aServerThatStands() {
    server.client(
        ClientOptions.commands("test")
            .withHeartbeat(Duration.ofMillis(200), Duration.ofMillis(300)),
        recorder);
    signal("STOP", server.pid());
    assertThat(recorder.awaitClosed().kind()).isEqualTo(Disconnect.Kind.UNRESPONSIVE);
  }

  @Test
  void aServerThatIsOnlyQuiet() {
    ControlClient client =
        server.client(
            ClientOptions.commands("test")
                .withHeartbeat(Duration.ofMillis(20), Duration.ofMillis(500)),
            recorder);
    await(
        CompletableFuture.runAsync(
            () -> {}, CompletableFuture.delayedExecutor(1, java.util.concurrent.TimeUnit.SECONDS)));
    assertThat(send(client, Commands.print("here")).lines()).containsExactly("here");
  }

  @Test
  void ourselves() {
    ControlClient client = server.client(recorder);
    client.close();
    client.close();
    assertThat(recorder.awaitClosed().kind()).isEqualTo(Disconnect.Kind.CLOSED);
    assertThat(client.isOpen()).isFalse();
    assertThatThrownBy(() -> send(client, Commands.print("x")))
        .isInstanceOfSatisfying(TmuxoException.class, e -> code(e, ErrorCode.TMUX_DISCONNECTED));
    assertThat(server.tmux("list-clients")).isEmpty();
  }

  @Test
  void whatWasUnderWayFailsBeforeTheListenerHears() {
    ControlClient client = server.client(recorder);
    signal("STOP", server.pid());
    List<CompletableFuture<Reply>> sent = new ArrayList<>();
    IntStream.range(0, 100)
        .forEach(i -> sent.add(client.send(CommandList.of(Commands.print("x" + i)))));
    client.close();
    recorder.awaitClosed();
    assertThat(sent).allMatch(CompletableFuture::isCompletedExceptionally);
  }

  @Test
  void anAnswerThatComesTooLateIsNotTakenForAnother() {
    ControlClient client = server.client(recorder);
    signal("STOP", server.pid());
    CompletableFuture<Reply> late =
        client.send(CommandList.of(Commands.print("late")), Duration.ofMillis(100));
    assertThatThrownBy(() -> await(late))
        .isInstanceOfSatisfying(TmuxoException.class, e -> code(e, ErrorCode.TMUX_TIMEOUT))
        .hasMessageContaining("outcome is unknown");
    signal("CONT", server.pid());
    assertThat(send(client, Commands.print("next")).lines()).containsExactly("next");
  }

  @Test
  void aStalledServerFillsTheQueueAndNotTheCaller() {
    ControlClient client =
        server.client(ClientOptions.commands("test").withBounds(50, 1L << 20), recorder);
    signal("STOP", server.pid());
    String big = "x".repeat(100_000);
    List<CompletableFuture<Reply>> sent = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      sent.add(client.send(CommandList.of(Commands.setBuffer("b" + i, big))));
    }
    assertThat(sent.subList(10, 20))
        .allSatisfy(
            future ->
                assertThatThrownBy(() -> await(future))
                    .isInstanceOfSatisfying(
                        TmuxoException.class, e -> code(e, ErrorCode.TMUX_QUEUE_FULL)));
    CompletableFuture<Reply> hopeless =
        client.send(CommandList.of(Commands.print("x")), Duration.ofMillis(50));
    assertThatThrownBy(() -> await(hopeless)).hasMessageContaining("never sent");
    signal("CONT", server.pid());
    assertThat(sent.subList(0, 10)).allSatisfy(future -> assertThat(await(future).ok()).isTrue());
    assertThat(send(client, Commands.print("next")).lines()).containsExactly("next");
  }

  @Test
  void aSocketThatIsNotThere() {
    refusesToAttach(server.directory().resolve("none"), ErrorCode.TMUX_NO_SOCKET);
    assertThat(server.directory().resolve("none")).as("no server was started").doesNotExist();
  }

  @Test
  void aSocketWhoseServerDied() {
    signal("KILL", server.pid());
    ProcessHandle.of(server.pid()).ifPresent(p -> p.onExit().join());
    refusesToAttach(Path.of(server.address().socket()), ErrorCode.TMUX_STALE_SOCKET);
  }

  @Test
  void aSessionThatIsNotThere() {
    assertThatThrownBy(
            () ->
                ControlClient.attach(
                    new LocalTransport(),
                    server.address(),
                    "nobody",
                    ClientOptions.commands("test"),
                    recorder))
        .isInstanceOfSatisfying(TmuxoException.class, e -> code(e, ErrorCode.TMUX_NO_SESSION))
        .hasMessageContaining("nobody");
  }

  @Test
  void aProgramThatIsNotThere() {
    ServerAddress wrong = new ServerAddress("/nonexistent/tmux", server.address().socket());
    assertThatThrownBy(
            () ->
                ControlClient.attach(
                    new LocalTransport(),
                    wrong,
                    TestServer.SESSION,
                    ClientOptions.commands("test"),
                    recorder))
        .isInstanceOfSatisfying(TmuxoException.class, e -> code(e, ErrorCode.NODE_COMMAND_FAILED));
  }

  @Test
  void aSocketOfSomebodyElse() throws IOException {
    assumeThat(System.getProperty("user.name")).isEqualTo("root");
    Path open = Files.createTempDirectory("tmuxo-open");
    Path socket = open.resolve("s");
    Files.createLink(socket, Path.of(server.address().socket()));
    TestServer.run(List.of("chmod", "755", open.toString()));
    Transport nobody =
        new WrappedTransport(
            command -> {
              List<String> other =
                  new ArrayList<>(
                      List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"));
              other.addAll(command);
              return other;
            });
    try {
      assertThatThrownBy(() -> attach(nobody, socket))
          .isInstanceOfSatisfying(TmuxoException.class, e -> code(e, ErrorCode.TMUX_REFUSED));
    } finally {
      Files.delete(socket);
      Files.delete(open);
    }
  }

  private void refusesToAttach(Path socket, ErrorCode code) {
    assertThatThrownBy(() -> attach(new LocalTransport(), socket))
        .isInstanceOfSatisfying(TmuxoException.class, e -> code(e, code));
  }

  private void attach(Transport transport, Path socket) {
    ControlClient.attach(
            transport,
            new ServerAddress(TestServer.TMUX, socket.toString()),
            TestServer.SESSION,
            ClientOptions.commands("test"),
            recorder)
        .close();
  }

  private static void code(TmuxoException e, ErrorCode code) {
    assertThat(e.code()).as(e.describe()).isEqualTo(code);
  }

  private long clientPid() {
    return Long.parseLong(server.tmux("list-clients", "-F", "#{client_pid}"));
  }

  private static void signal(String name, long pid) {
    TestServer.run(List.of("kill", "-" + name, Long.toString(pid)));
  }
}
