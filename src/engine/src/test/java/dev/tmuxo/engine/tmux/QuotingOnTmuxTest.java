package dev.tmuxo.engine.tmux;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.awaitility.Awaitility;

/** Any text, in any place of a command, arrives in a real tmux as it was. */
final class QuotingOnTmuxTest {
  private static TestServer server;
  private static ControlClient client;
  private static Path pasted;
  private static PaneId program;

  @BeforeContainer
  static void start() {
    server = TestServer.start();
    client = server.client();
    pasted = server.directory().resolve("pasted");
    program = server.window("stty raw -echo; printf ready; exec cat > " + pasted);
    Awaitility.await()
        .until(
            () ->
                TestServer.send(client, Commands.capturePane(program, CaptureOptions.screen()))
                    .lines()
                    .contains("ready"));
    Awaitility.await().until(() -> Files.exists(pasted));
  }

  @AfterContainer
  static void stop() {
    server.close();
  }

  @Provide
  Arbitrary<String> anyText() {
    return HostileTexts.any();
  }

  @Property(tries = 2000)
  void comesBackFromABuffer(@ForAll("anyText") String text) {
    assertThat(throughBuffer(text, Commands.setBuffer("b", text + "."))).isEqualTo(text + ".");
  }

  @Property(tries = 2000)
  void comesBackFromTwoBlocksDeep(@ForAll("anyText") String text) {
    TmuxCommand deep =
        TmuxCommand.of("if-shell", "-F", "1")
            .with(
                CommandList.of(
                    TmuxCommand.of("if-shell", "-F", "0")
                        .with(CommandList.of(Commands.print("no")))
                        .with(CommandList.of(Commands.setBuffer("b", text + ".")))));
    assertThat(throughBuffer(text, deep)).isEqualTo(text + ".");
  }

  private static String throughBuffer(String text, TmuxCommand set) {
    Reply reply = TestServer.send(client, set);
    assertThat(reply.ok()).as("setting %s: %s", text, reply).isTrue();
    return TestServer.await(client.showBuffer("b"));
  }

  /**
   * The same text is set by a process of its own, whose arguments no parser takes apart, and tmux
   * compares the two; some versions do not print every option as it is.
   */
  @Property(tries = 300)
  void comesBackFromAnOption(@ForAll("anyText") String text) {
    String word = text.endsWith(";") ? text.substring(0, text.length() - 1) + "\\;" : text;
    server.tmux("set-option", "-s", "--", "@expected", word);
    Reply reply =
        TestServer.send(
            client,
            Commands.setServerOption("@actual", text),
            Commands.displayMessage("#{==:#{@expected},#{@actual}}"));
    assertThat(reply.lines()).containsExactly("1");
  }

  @Property(tries = 300)
  void reachesEnvironmentAndArguments(@ForAll("anyText") String text) throws IOException {
    Path out = Files.createTempFile(server.directory(), "out", "");
    NewWindow window =
        NewWindow.running(
                TestServer.SESSION,
                "w",
                List.of(
                    "/bin/sh",
                    "-c",
                    "printf '%s\\0%s\\0' \"$TEXT\" \"$1\" > \"$2\"; \"$3\" wait-for -S done",
                    "sh",
                    text,
                    out.toString(),
                    TestServer.TMUX))
            .with("TEXT", text);
    Reply reply = TestServer.send(client, Commands.newWindow(window, "#{pane_id} #{window_id}"));
    assertThat(reply.ok()).as(reply.toString()).isTrue();
    server.tmux("wait-for", "done");
    assertThat(Files.readString(out, StandardCharsets.UTF_8)).isEqualTo(text + "\0" + text + "\0");
    String id = reply.firstLine().orElseThrow().replaceFirst(".* ", "");
    TestServer.send(client, Commands.killWindow(new WindowId(id)));
  }

  /**
   * tmux itself puts backslashes before dollars and turns what it cannot print into escapes when it
   * keeps a name.
   */
  @Provide
  Arbitrary<String> name() {
    return Arbitraries.strings()
        .withCharRange(' ', '~')
        .withChars("é漢ü#{}[]%;")
        .filter(text -> text.indexOf('\\') < 0 && text.indexOf('$') < 0);
  }

  @Property(tries = 500)
  void namesAWindow(@ForAll("name") String text) {
    WindowId window = new WindowId("@0");
    Reply reply =
        TestServer.send(
            client, Commands.renameWindow(window, text), Commands.displayMessage("#{window_name}"));
    assertThat(reply.ok()).as(reply.toString()).isTrue();
    assertThat(reply.blocks().get(1).text()).isEqualTo(text);
  }

  /** What a delivery pastes: control bytes other than tab and line feed are taken out before. */
  @Property(tries = 300)
  void reachesAProgramAsAPaste(@ForAll("anyText") String text) throws IOException {
    String clean = withoutControls(text) + ".";
    long before = Files.size(pasted);
    Reply reply =
        TestServer.send(
            client,
            Commands.pasteGuarded(
                program, "paste", clean, "1", CommandList.of(), CommandList.of()));
    assertThat(reply.ok()).as(reply.toString()).isTrue();
    int length = clean.getBytes(StandardCharsets.UTF_8).length;
    Awaitility.await()
        .pollInterval(Duration.ofMillis(1))
        .until(() -> Files.size(pasted) >= before + length);
    byte[] all = Files.readAllBytes(pasted);
    assertThat(new String(all, (int) before, all.length - (int) before, StandardCharsets.UTF_8))
        .isEqualTo(clean);
  }

  private static String withoutControls(String text) {
    return text.codePoints()
        .filter(c -> c == '\t' || c == '\n' || !Character.isISOControl(c))
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
