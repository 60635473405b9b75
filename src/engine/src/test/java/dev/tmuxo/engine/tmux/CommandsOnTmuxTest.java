package dev.tmuxo.engine.tmux;

import static dev.tmuxo.engine.tmux.TestServer.send;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The typed commands do on a real tmux what they say. */
@Timeout(60)
final class CommandsOnTmuxTest {
  private static final CommandList YES = CommandList.of(Commands.print("yes"));
  private static final CommandList NO = CommandList.of(Commands.print("no"));

  private static TestServer server;
  private static ControlClient client;
  private static final Recorder recorder = new Recorder();

  @BeforeAll
  static void start() {
    server = TestServer.start();
    client = server.client(recorder);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void printsAnyText() {
    for (String text : HostileTexts.CORPUS) {
      boolean dollar = text.contains("$") && !printsDollars();
      if (!dollar && text.chars().allMatch(c -> c >= ' ' && c < 127)) {
        assertThat(send(client, Commands.print(text)).blocks().get(0).text()).isEqualTo(text);
      }
    }
  }

  @Test
  void startsInAnyDirectory() throws IOException {
    Path directory = Files.createDirectory(server.directory().resolve("a #[b] #{c} %d; 'é"));
    Path out = server.directory().resolve("pwd");
    NewWindow window =
        NewWindow.running(
                TestServer.SESSION, "w", List.of("sh", "-c", "pwd > ../p; mv ../p ../pwd"))
            .in(directory.toString());
    assertThat(send(client, Commands.newWindow(window, "#{pane_id}")).ok()).isTrue();
    Awaitility.await().until(() -> Files.exists(out));
    assertThat(Files.readString(out).strip()).isEqualTo(directory.toString());
  }

  @Test
  void startsAProgramWithoutArgumentsUnderItsExactName() throws IOException {
    Path program = server.directory().resolve("my $program; #{x}");
    Path out = server.directory().resolve("ran");
    Files.writeString(program, "#!/bin/sh\necho \"$#\" > '" + out + "'\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();
    NewWindow window = NewWindow.running(TestServer.SESSION, "w", List.of(program.toString()));
    assertThat(send(client, Commands.newWindow(window, "#{pane_id}")).ok()).isTrue();
    Awaitility.await().until(() -> Files.exists(out) && Files.size(out) > 0);
    assertThat(Files.readString(out)).isEqualTo("0\n");
  }

  @Test
  void givesAPaneVariablesThatOthersDoNotGet() {
    NewWindow window =
        NewWindow.running(TestServer.SESSION, "w", List.of("sh", "-c", "echo [$SECRET]; cat"));
    PaneId with = open(window.with(Map.of("SECRET", "a=b")));
    PaneId without = open(window);
    shows(with, "[a=b]");
    shows(without, "[]");
  }

  @Test
  void typesTextAsItIs() {
    PaneId pane = shell("stty raw -echo; printf ready; exec cat -v");
    shows(pane, "ready");
    send(
        client,
        Commands.sendText(pane, "Enter;"),
        Commands.sendText(pane, "-l é \\;"),
        Commands.sendKeys(pane, "Up"),
        Commands.sendText(pane, "C-c"));
    shows(pane, "readyEnter;-l M-CM-) \\;^[[AC-c");
  }

  @Test
  void pastesWithLineFeedsAndWithoutABufferLeft() {
    PaneId pane = shell("stty raw -echo; printf 'ready\\033[?2004h'; exec cat -v");
    shows(pane, "ready");
    String text = "one\ntwo\twith 'quotes' $HOME \u26a0 \ud83e\udee8";
    Reply reply = send(client, Commands.pasteGuarded(pane, "paste", text, "1", YES, NO));
    assertThat(reply.ok()).as(reply.toString()).isTrue();
    assertThat(reply.lines()).contains("yes");
    shows(pane, "ready^[[200~one");
    shows(pane, "$HOME M-bM-^ZM-  M-pM-^_M-+M-(^[[201~");
    assertThat(server.tmux("list-buffers")).isEmpty();
  }

  @Test
  void doesNotPasteIntoADeadOrMissingPane() {
    PaneId dead = shell("exit 0");
    Awaitility.await()
        .until(
            () ->
                send(client, Commands.displayMessage(dead, "#{pane_dead}")).lines().contains("1"));
    for (PaneId pane : List.of(dead, new PaneId("%9999"))) {
      Reply reply = send(client, Commands.pasteGuarded(pane, "b", "text", "1", YES, NO));
      assertThat(reply.lines()).as(reply.toString()).containsExactly("no");
    }
    assertThat(server.tmux("list-buffers")).isEmpty();
  }

  @Test
  void leavesCopyModeBeforePasting() {
    PaneId pane = shell("stty raw -echo; printf ready; exec cat -v");
    shows(pane, "ready");
    server.tmux("copy-mode", "-t", pane.value());
    send(client, Commands.pasteGuarded(pane, "b", "text", "1", YES, NO));
    shows(pane, "readytext");
    assertThat(send(client, Commands.leaveMode(pane)).ok()).as("not in a mode").isTrue();
  }

  @Test
  void capturesWithAndWithoutEscapes() {
    PaneId pane = shell("printf '\\033[1mbold\\033[0m  \\n'; printf '%0150d' 7; cat");
    shows(pane, "0007");
    List<String> plain = capture(pane, CaptureOptions.screen());
    assertThat(plain.get(0)).isEqualTo("bold");
    assertThat(plain.get(1)).hasSize(100);
    assertThat(capture(pane, CaptureOptions.screen().withEscapes()).get(0)).contains("\033[1mbold");
    assertThat(capture(pane, CaptureOptions.screen().withJoined()).get(1).stripTrailing())
        .isEqualTo("0".repeat(149) + "7");
    assertThat(capture(pane, CaptureOptions.screen().from(1).to(1))).hasSize(1);
  }

  @Test
  void capturesTheHistory() {
    PaneId pane = shell("seq 1 100; printf end; cat");
    shows(pane, "end");
    assertThat(capture(pane, CaptureOptions.screen())).doesNotContain("1");
    assertThat(capture(pane, CaptureOptions.screen().from(CaptureOptions.HISTORY)))
        .startsWith("1", "2", "3");
    assertThat(capture(pane, CaptureOptions.screen().from(-1)).get(0)).isEqualTo("71");
  }

  @Test
  void recordsWhatAPaneWritesAndKeepsAnExistingRecording() throws IOException {
    Path file = server.directory().resolve("it's #{a} %d transcript");
    PaneId pane = shell("read x; printf 'first '; read x; printf 'second \\033[1m'; cat");
    send(client, Commands.record(pane, file.toString()));
    assertThat(send(client, Commands.displayMessage(pane, "#{pane_pipe}")).lines())
        .containsExactly("1");
    send(client, Commands.sendKeys(pane, "Enter"));
    Awaitility.await().until(() -> Files.exists(file) && Files.readString(file).contains("first"));
    send(client, Commands.record(pane, file.toString()));
    send(client, Commands.sendKeys(pane, "Enter"));
    Awaitility.await()
        .until(() -> Files.readString(file, StandardCharsets.UTF_8).contains("second \033[1m"));
    send(client, Commands.closePipe(pane));
    assertThat(send(client, Commands.displayMessage(pane, "#{pane_pipe}")).lines())
        .containsExactly("0");
  }

  @Test
  void subscribesToWhatPanesShow() {
    Subscription subscription =
        new Subscription("busy", Subscription.ALL_PANES, "#{C:working: yes}|#{pane_title}");
    assertThat(send(client, Commands.subscribe(subscription)).ok()).isTrue();
    PaneId pane = shell("read x; printf '\\033]2;a: b\\033\\\\working: yes'; cat");
    send(client, Commands.sendKeys(pane, "Enter"));
    Awaitility.await()
        .until(
            () ->
                recorder.notifications(Notification.SubscriptionChanged.class).stream()
                    .anyMatch(
                        n ->
                            n.name().equals("busy")
                                && n.pane().orElseThrow().equals(pane)
                                && n.value().matches("[1-9]\\|a: b")));
    assertThat(send(client, Commands.unsubscribe("busy")).ok()).isTrue();
  }

  @Test
  void setsAndShowsOptionsAndVariables() {
    PaneId pane = shell("cat");
    assertThat(
            send(
                    client,
                    Commands.setPaneOption(pane, "@note", "-x; #{y}"),
                    Commands.showPaneOption(pane, "@note"),
                    Commands.setServerOption("@note", "server"),
                    Commands.showServerOption("@note"),
                    Commands.showServerOption("@none"),
                    Commands.setEnvironment("VARIABLE", "-x; #{y} $"),
                    TmuxCommand.of("show-environment", "-g", "VARIABLE"),
                    Commands.unsetEnvironment("VARIABLE"))
                .lines())
        .containsExactly("-x; #{y}", "server", "VARIABLE=-x; #{y} $");
    assertThat(server.tmux("show-environment", "-g")).doesNotContain("VARIABLE");
  }

  @Test
  void listsBuffersThatAFormatPicks() {
    send(client, Commands.setBuffer("pick-1", "x"), Commands.setBuffer("other", "xx"));
    assertThat(
            send(
                    client,
                    Commands.listBuffers(
                        "#{buffer_name} #{buffer_size}", "#{m:pick-*,#{buffer_name}}"))
                .lines())
        .containsExactly("pick-1 1");
    send(client, Commands.deleteBuffer("pick-1"), Commands.deleteBuffer("other"));
  }

  @Test
  void killsAWindowAndHearsOfIt() {
    Reply reply =
        send(
            client,
            Commands.newWindow(
                NewWindow.running(TestServer.SESSION, "w", List.of("cat", "-")), "#{window_id}"));
    WindowId window = new WindowId(reply.firstLine().orElseThrow());
    send(client, Commands.killWindow(window));
    Awaitility.await()
        .until(
            () ->
                recorder.notifications().contains(new Notification.WindowAdd(window))
                    && recorder.notifications().stream()
                        .anyMatch(
                            n ->
                                n.equals(new Notification.WindowClose(window))
                                    || n.equals(new Notification.UnlinkedWindowClose(window))));
  }

  private static boolean printsDollars() {
    return !client.version().isAtLeast(3, 4) || client.version().isAtLeast(3, 5);
  }

  private static PaneId shell(String script) {
    return open(NewWindow.running(TestServer.SESSION, "w", List.of("/bin/sh", "-c", script)));
  }

  private static PaneId open(NewWindow window) {
    return new PaneId(
        send(client, Commands.newWindow(window, "#{pane_id}")).firstLine().orElseThrow());
  }

  private static List<String> capture(PaneId pane, CaptureOptions options) {
    return send(client, Commands.capturePane(pane, options)).lines();
  }

  private static void shows(PaneId pane, String text) {
    Awaitility.await()
        .untilAsserted(
            () ->
                assertThat(String.join("\n", capture(pane, CaptureOptions.screen())))
                    .contains(text));
  }
}
