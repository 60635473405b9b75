package dev.tmuxo.engine.tmux;

import static dev.tmuxo.engine.tmux.TestServer.await;
import static dev.tmuxo.engine.tmux.TestServer.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.error.TmuxoException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class ControlClientTest {
  private TestServer server;

  @BeforeEach
  void start() {
    server = TestServer.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void introducesItselfAndItsServer() {
    ControlClient client = server.client();
    assertThat(client.version()).isEqualTo(TestServer.version());
    assertThat(client.serverPid()).isEqualTo(server.pid());
    assertThat(server.tmux("list-clients", "-F", "#{client_name}")).isEqualTo(client.name());
    assertThat(server.tmux("list-buffers")).as("the probe leaves nothing behind").isEmpty();
  }

  @Test
  void answersInOrderWhateverIsSent() {
    ControlClient client = server.client();
    List<CompletableFuture<Reply>> replies = new ArrayList<>();
    List<Integer> completed = new ArrayList<>();
    for (int i = 0; i < 3000; i++) {
      int number = i;
      CommandList list =
          switch (i % 4) {
            case 0 -> CommandList.of(Commands.print("a" + i), Commands.print("b" + i));
            case 1 -> CommandList.of(Commands.sendKeys(new PaneId("%99"), "x"));
            case 2 ->
                CommandList.of(
                    Commands.ifFormat("0", CommandList.of(Commands.print("no")), CommandList.of()));
            default -> CommandList.of(Commands.print("c"), Commands.showBuffer("none" + i));
          };
      CompletableFuture<Reply> reply = client.send(list);
      replies.add(reply.whenComplete((r, e) -> completed.add(number)));
    }
    await(CompletableFuture.allOf(replies.toArray(CompletableFuture[]::new)));
    assertThat(completed).isEqualTo(IntStream.range(0, 3000).boxed().toList());
    for (int i = 0; i < 3000; i += 4) {
      assertThat(await(replies.get(i)).lines()).containsExactly("a" + i, "b" + i);
      assertThat(await(replies.get(i + 1)).firstError()).isEqualTo("can't find pane: %99");
      assertThat(await(replies.get(i + 2)).lines()).isEmpty();
      assertThat(await(replies.get(i + 3)).lines()).containsExactly("c");
      assertThat(await(replies.get(i + 3)).firstError()).isEqualTo("no buffer none" + (i + 3));
    }
  }

  @Test
  void tellsQuietCommandsApart() {
    ControlClient client = server.client();
    PaneId missing = new PaneId("%99");
    PaneId there = new PaneId("%0");
    List<CompletableFuture<Reply>> replies = new ArrayList<>();
    for (int i = 0; i < 2000; i++) {
      PaneId pane = i % 7 == 3 ? missing : there;
      replies.add(
          client.send(
              CommandList.of(
                  Commands.setBuffer("b" + i, "x"),
                  Commands.sendKeys(pane, "x"),
                  Commands.deleteBuffer("b" + i))));
    }
    for (int i = 0; i < 2000; i++) {
      Reply reply = await(replies.get(i));
      assertThat(reply.ok()).isEqualTo(i % 7 != 3);
      assertThat(reply.blocks()).hasSize(i % 7 == 3 ? 2 : 3);
      assertThat(reply.lines()).isEmpty();
    }
  }

  @Test
  void failsQuietCommandsThatSomebodyHasMadeToPrint() {
    ControlClient client = server.client();
    server.tmux(
        "set-option", "-s", "command-alias[100]", "send-keys=display-message -p x ; send-keys");
    List<CompletableFuture<Reply>> replies = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      replies.add(client.send(CommandList.of(Commands.sendKeys(new PaneId("%0"), "x"))));
    }
    assertThat(send(client, Commands.print("next")).lines()).containsExactly("next");
    assertThat(replies).allMatch(CompletableFuture::isDone);
  }

  @Test
  void servesManyThreadsAndTheirCallbacks() {
    ControlClient client = server.client();
    ConcurrentLinkedQueue<CompletableFuture<String>> all = new ConcurrentLinkedQueue<>();
    List<Thread> threads =
        IntStream.range(0, 8)
            .mapToObj(
                t ->
                    new Thread(
                        () ->
                            IntStream.range(0, 300)
                                .forEach(i -> all.add(echoTwice(client, t + "-" + i)))))
            .toList();
    threads.forEach(Thread::start);
    threads.forEach(ControlClientTest::join);
    assertThat(all).hasSize(2400);
    all.forEach(echo -> assertThat(await(echo)).isEqualTo("same"));
  }

  private static CompletableFuture<String> echoTwice(ControlClient client, String text) {
    return client
        .send(CommandList.of(Commands.print(text)))
        .thenCompose(
            first ->
                client
                    .send(CommandList.of(Commands.print(text)))
                    .thenApply(second -> first.equals(second) ? "same" : first + " " + second));
  }

  @Test
  void carriesAMebibyteThereAndBack() {
    ControlClient client = server.client();
    String text = "line with \"quotes\", $HOME and 漢字\n".repeat(30_000);
    assertThat(send(client, Commands.setBuffer("big", text)).ok()).isTrue();
    assertThat(await(client.showBuffer("big"))).isEqualTo(text);
  }

  @Test
  void tellsThatABufferIsMissing() {
    assertThatThrownBy(() -> await(server.client().showBuffer("none")))
        .hasMessageContaining("none");
  }

  @Test
  void hearsOfRenamedWindowsInOrder() {
    Recorder recorder = new Recorder();
    ControlClient client = server.client(recorder);
    List<String> names = IntStream.range(0, 100).mapToObj(i -> "bell " + i / 2).toList();
    names.forEach(name -> send(client, Commands.renameWindow(new WindowId("@0"), name)));
    Awaitility.await()
        .untilAsserted(
            () ->
                assertThat(recorder.notifications(Notification.WindowRenamed.class))
                    .extracting(Notification.WindowRenamed::name)
                    .isEqualTo(names));
  }

  @Test
  void speaksUtf8WithoutALocale() {
    Transport bare =
        new WrappedTransport(
            command -> {
              List<String> clean = new ArrayList<>(List.of("env", "-i"));
              clean.addAll(command);
              return clean;
            });
    try (ControlClient client =
        ControlClient.attach(
            bare,
            server.address(),
            TestServer.SESSION,
            ClientOptions.commands("bare"),
            new Recorder())) {
      send(client, Commands.renameWindow(new WindowId("@0"), "grüße 漢字"));
      assertThat(send(client, Commands.displayMessage("#{window_name}")).lines())
          .containsExactly("grüße 漢字");
    }
  }

  @Test
  void survivesAListenerThatThrows() {
    ControlClient client =
        server.client(
            new ControlListener() {
              @Override
              public void notified(Notification notification) {
                throw new IllegalStateException("a bug of the listener");
              }

              @Override
              public void closed(Disconnect disconnect) {}
            });
    send(client, Commands.renameWindow(new WindowId("@0"), "x"));
    assertThat(send(client, Commands.print("still here")).lines()).containsExactly("still here");
  }

  @Test
  void refusesHazardsWithoutSendingThem() {
    ControlClient client = server.client();
    assertThatThrownBy(() -> send(client, TmuxCommand.of("respawn-pane", "-k")))
        .isInstanceOfSatisfying(
            TmuxoException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.TMUX_HAZARD));
  }

  @Test
  void keepsAnswersApartWhenABufferImitatesTheProtocol() throws IOException {
    ControlClient client = server.client();
    String text = imitation();
    send(client, Commands.setBuffer("hostile", text));
    CompletableFuture<String> shown = client.showBuffer("hostile");
    CompletableFuture<Reply> next = client.send(CommandList.of(Commands.print("next")));
    assertThat(await(shown)).isEqualTo(text);
    assertThat(await(next).lines()).containsExactly("next");
  }

  /** Ends and begins for the commands and seconds to come. */
  private String imitation() throws IOException {
    long now = System.currentTimeMillis() / 1000;
    int number = number();
    StringBuilder text = new StringBuilder("%window-renamed @0 forged\n");
    for (int n = number; n < number + 60; n++) {
      for (long t = now - 1; t < now + 5; t++) {
        text.append("%end " + t + " " + n + " 1\n");
        text.append("%window-renamed @0 forged\n");
        text.append("%begin " + t + " " + (n + 1) + " 1\n");
      }
    }
    return text.toString();
  }

  /** The number tmux has given to its latest command: that of attaching another client. */
  private int number() throws IOException {
    try (Channel other =
            new LocalTransport().open(server.address().command("-C", "attach-session"));
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(other.output(), StandardCharsets.UTF_8))) {
      return Integer.parseInt(lines.readLine().split(" ", 4)[2]);
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join(Duration.ofSeconds(30).toMillis());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
