package dev.tmuxo.engine.tmux;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a login shell makes of a command; {@code ssh} itself is in {@link SshTransportTest}. */
final class RemoteCommandTest {

  @Provide
  Arbitrary<List<String>> words() {
    return Arbitraries.oneOf(
            Arbitraries.of(HostileTexts.CORPUS),
            Arbitraries.strings().all().ofMaxLength(30).filter(RemoteCommandTest::isText))
        .list()
        .ofMaxSize(6);
  }

  private static boolean isText(String text) {
    return text.indexOf(0) < 0 && StandardCharsets.UTF_8.newEncoder().canEncode(text);
  }

  @Property(tries = 100)
  void wordsArriveAsTheyAre(@ForAll("words") List<String> words) throws IOException {
    assertThat(through(List.of("sh", "-c"), words, "")).isEqualTo(joined(words, ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bash", "dash", "zsh", "ksh", "mksh", "fish", "tcsh", "busybox sh"})
  void everyLoginShellWillDo(String shell) throws IOException {
    List<String> words = new ArrayList<>(List.of(shell.split(" ")));
    Assumptions.assumeTrue(
        TestServer.run(List.of("sh", "-c", "command -v " + words.get(0))).ok(),
        "skipped: no " + shell + " here");
    words.add("-c");
    List<String> texts = HostileTexts.CORPUS;
    assertThat(through(words, texts, "rest\nof it")).isEqualTo(joined(texts, "rest\nof it"));
  }

  @ParameterizedTest
  @ValueSource(ints = {100_000, 1_000_000})
  void moreThanOneWordMayHold(int size) throws IOException {
    List<String> words = List.of("é\n".repeat(15_000), "x".repeat(60_000), "\\".repeat(60_000));
    List<String> many = new ArrayList<>();
    for (int bytes = 0; bytes < size; bytes += 150_000) {
      many.addAll(words);
    }
    assertThat(through(List.of("sh", "-c"), many, "")).isEqualTo(joined(many, ""));
  }

  /** What a program that prints its words, then its standard input, says. */
  private static String through(List<String> loginShell, List<String> words, String stdin)
      throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of("sh", "-c", "for w; do printf '%s\\001\\n' \"$w\"; done; exec cat", "x"));
    command.addAll(words);
    List<String> reader = new ArrayList<>(loginShell);
    reader.add(RemoteCommand.READER);
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.write(RemoteCommand.line(command));
    all.write(stdin.getBytes(StandardCharsets.UTF_8));
    NodeShell.Result result =
        NodeShell.exec(
            new LocalTransport(), reader, all.toByteArray(), java.time.Duration.ofSeconds(20));
    assertThat(result.err()).isEmpty();
    return result.out();
  }

  private static String joined(List<String> words, String stdin) {
    StringBuilder all = new StringBuilder();
    words.forEach(word -> all.append(word).append("\u0001\n"));
    return all + stdin;
  }
}
