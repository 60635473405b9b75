package dev.tmuxo.engine.tmux;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Any text, in any place of a command, arrives in a real tmux as it was. */
final class QuotingOnTmuxTest {
  private static TestServer server;
  private static ControlClient client;

  @BeforeContainer
  static void start() {
    server = TestServer.start();
    client = server.client();
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
}
