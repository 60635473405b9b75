package dev.tmuxo.engine.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tmuxo.engine.mail.TeamTmux.Outcome;
import dev.tmuxo.engine.message.AgentMessage;
import dev.tmuxo.testkit.text.Hostile;
import dev.tmuxo.testkit.text.HostileText;
import dev.tmuxo.testkit.tmux.TmuxExtension;
import dev.tmuxo.testkit.tmux.TmuxFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Any text that an agent sends arrives as it is, whatever its shell and awk are. */
@ExtendWith(TmuxExtension.class)
final class HelperTextTest {
  /** Hands a file's content over as an argument; Java could not, in every locale. */
  private static final String AS_ARGUMENT =
      "file=$1; shift; text=$(cat \"$file\" && printf x); exec \"$@\" send pm -- \"${text%x}\"";

  private Path dir;
  private TeamTmux tmux;

  @BeforeEach
  void start(TmuxFixture fixture) throws IOException {
    dir = fixture.directory();
    tmux = new TeamTmux(fixture);
    tmux.answering();
  }

  @AfterEach
  void stop() {
    tmux.close();
  }

  static List<List<String>> shells() {
    return Shells.all();
  }

  static List<String> awks() {
    return Shells.awks();
  }

  @ParameterizedTest
  @MethodSource("shells")
  void anArgumentArrivesAsItIs(List<String> shell) throws IOException {
    for (String text : hostileTexts()) {
      if (text.indexOf(0) < 0) {
        assertThat(sendAsArgument(shell, text.getBytes(UTF_8))).isEqualTo(text);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("awks")
  void standardInputArrivesWithoutItsFinalNewline(String awk) throws IOException {
    Path bin = Shells.pathWithAwk(dir.resolve("awk"), awk);
    for (String text : hostileTexts()) {
      assertThat(sendAsInput(bin, (text + "\n").getBytes(UTF_8))).isEqualTo(text);
    }
    assertThat(sendAsInput(bin, "a\nb".getBytes(UTF_8))).isEqualTo("a\nb");
    assertThat(sendAsInput(bin, "a\nb\n\n".getBytes(UTF_8))).isEqualTo("a\nb\n");
  }

  @ParameterizedTest
  @MethodSource("awks")
  void whatIsNotUtf8IsReplacedAndTheRestStays(String awk) throws IOException {
    Path bin = Shells.pathWithAwk(dir.resolve("awk"), awk);
    Random random = new Random(20260722);
    for (int i = 0; i < 15; i++) {
      byte[] bytes = noise(random);
      assertThat(oneForEachRun(sendAsInput(bin, bytes)))
          .isEqualTo(oneForEachRun(new String(bytes, UTF_8)));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "80, lone continuation",
    "c0af, slash in two bytes",
    "e08080, NUL in three bytes",
    "f0808080, NUL in four bytes",
    "eda080, half of a surrogate pair",
    "eda080edb080, both halves of one",
    "f4908080, beyond Unicode",
    "f8888080, five bytes",
    "e282, cut off",
    "ff, no byte of UTF-8"
  })
  void formsThatUtf8ForbidsAreReplaced(String bytes, String what) throws IOException {
    byte[] text = HexFormat.of().parseHex("61" + bytes + "62");
    Path bin = Shells.pathWithAwk(dir.resolve("awk"), "awk");
    assertThat(oneForEachRun(sendAsInput(bin, text))).as(what).isEqualTo("a\ufffdb");
  }

  @Test
  void anArgumentOfLatin1DoesNotBreakTheLetter() throws IOException {
    assertThat(sendAsArgument(List.of("sh"), "gr\u00fc\u00dfe".getBytes(ISO_8859_1)))
        .isEqualTo("gr\ufffd\ufffde");
  }

  @Test
  void oneMebibyteArrivesAndMoreIsRefused() {
    byte[] most = "x".repeat(AgentMessage.MAX_CONTENT_BYTES).getBytes(UTF_8);
    most[1000] = '"';
    assertThat(tmux.run(withNewline(most), "tmuxo", "send", "pm", "-").status()).isZero();
    assertThat(((Letter.Send) tmux.lastLetter()).text()).isEqualTo(new String(most, UTF_8));

    Outcome tooMuch = tmux.run(withNewline(withNewline(most)), "tmuxo", "send", "pm", "-");
    assertThat(tooMuch.status()).isEqualTo(2);
    assertThat(tooMuch.err()).contains("over 1 MiB: write it to a file in the workdir");
    assertThat(tmux.letters()).hasSize(1);
  }

  @Test
  void endlessInputIsRefusedAsSoonAsItIsTooLong() {
    Outcome outcome = tmux.run("sh", "-c", "yes | tmuxo send pm -");
    assertThat(outcome.status()).isEqualTo(2);
    assertThat(outcome.err()).contains("over 1 MiB");
  }

  /**
   * Short enough for an argument. With control characters: that they are removed on delivery, and
   * said so, is not ours.
   */
  private static List<String> hostileTexts() {
    return Stream.concat(
            Hostile.texts().stream().map(HostileText::text).filter(t -> t.length() < 100_000),
            Stream.of(
                "-",
                "--",
                "--wait",
                "- a list\n- of things",
                "{\"v\":1,\"id\":\"x\"}",
                "\",\"to\":\"somebody else",
                "\"\\\n".repeat(2000) + ".",
                characters(1, 0x80),
                characters(0x80, 0x800),
                "\u07ff\u0800\ud7ff\ue000\uffff\ud800\udc00\udbff\udfff"))
        .toList();
  }

  private static String characters(int from, int to) {
    return IntStream.range(from, to).mapToObj(Character::toString).collect(Collectors.joining());
  }

  private String sendAsArgument(List<String> shell, byte[] text) throws IOException {
    Path file = Files.write(dir.resolve("text"), text);
    List<String> command = new ArrayList<>(List.of("sh", "-c", AS_ARGUMENT, "sh", file.toString()));
    command.addAll(shell);
    command.add(tmux.helper("tmuxo").toString());
    return sent(tmux.run(command.toArray(String[]::new)));
  }

  private String sendAsInput(Path bin, byte[] text) {
    ProcessBuilder builder = tmux.asAgent("tmuxo", "send", "pm", "-");
    builder.environment().merge("PATH", bin.toString(), (path, first) -> first + ":" + path);
    return sent(TeamTmux.run(builder, text));
  }

  private String sent(Outcome outcome) {
    assertThat(outcome).isEqualTo(new Outcome(0, "taken\n", ""));
    return ((Letter.Send) tmux.lastLetter()).text();
  }

  private static byte[] withNewline(byte[] text) {
    byte[] longer = Arrays.copyOf(text, text.length + 1);
    longer[text.length] = '\n';
    return longer;
  }

  /** Bytes among which sequences of UTF-8, whole and broken ones, are frequent. */
  private static byte[] noise(Random random) {
    byte[] bytes = new byte[1 + random.nextInt(300)];
    random.nextBytes(bytes);
    for (int i = 0; i + 4 < bytes.length; i += 1 + random.nextInt(20)) {
      byte[] sound = Character.toString(sound(random)).getBytes(UTF_8);
      System.arraycopy(sound, 0, bytes, i, 1 + random.nextInt(sound.length));
    }
    bytes[bytes.length - 1] = '.';
    return bytes;
  }

  private static int sound(Random random) {
    int code = random.nextInt(Character.MAX_CODE_POINT + 1) >> random.nextInt(16);
    return code >= Character.MIN_SURROGATE && code <= Character.MAX_SURROGATE ? 'x' : code;
  }

  /** Decoders differ in how many replacements stand for a broken sequence. */
  private static String oneForEachRun(String text) {
    return text.replaceAll("\ufffd+", "\ufffd");
  }
}
