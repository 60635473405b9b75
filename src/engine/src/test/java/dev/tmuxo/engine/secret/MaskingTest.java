package dev.tmuxo.engine.secret;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.tmuxo.engine.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MaskingTest {
  private static final String TOKEN = "tok_9fK2-/\"quoted\"";
  private static final String KEY =
      "-----BEGIN KEY-----\nc2VjcmV0IGxpbmUgb25l\nc2VjcmV0IGxpbmUgdHdv\n-----END KEY-----\n";

  private final Masking masking = Masking.of(List.of(TOKEN, KEY, "  \n"));

  @Test
  void masksEachOccurrenceAndNothingElse() {
    assertThat(masking.apply("a " + TOKEN + " b " + TOKEN)).isEqualTo("a **** b ****");
    String innocent = "nothing here: tok_9fK2-";
    assertThat(masking.apply(innocent)).isSameAs(innocent);
    assertThat(Masking.none().apply(TOKEN)).isEqualTo(TOKEN);
  }

  @Test
  void masksEachLineOfASecretWithSeveral() {
    assertThat(masking.apply("cat: " + KEY + "$")).isEqualTo("cat: ****\n$");
    assertThat(masking.apply("line c2VjcmV0IGxpbmUgdHdv!")).isEqualTo("line ****!");
  }

  @Test
  void masksWhatJsonShellsAndUrlsMakeOfIt() throws JsonProcessingException {
    String json = Json.mapper().writeValueAsString(Map.of("key", TOKEN));
    assertThat(masking.apply(json)).isEqualTo("{\"key\":\"****\"}");
    assertThat(masking.apply("tok_9fK2-\\/\\\"quoted\\\"")).isEqualTo("****");
    assertThat(masking.apply("tok_9fK2-%2F%22quoted%22")).isEqualTo("****");
    String file = Json.mapper().writeValueAsString(KEY);
    assertThat(masking.apply(file)).doesNotContain("c2VjcmV0").startsWith("\"****");
    assertThat(Masking.of(List.of("it's-a-pass")).apply("'it'\\''s-a-pass'")).isEqualTo("'****'");
    assertThat(Masking.of(List.of("pässwörter")).apply("p\\u00e4ssw\\u00f6rter")).isEqualTo("****");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "u:", "us:", "user:"})
  void masksItsBase64WhereverItStands(String before) {
    String encoded = Base64.getEncoder().encodeToString((before + TOKEN + "@host").getBytes(UTF_8));
    String masked = masking.apply("Basic " + encoded);
    assertThat(masked).contains("****");
    assertThat(masked.length()).isLessThan("Basic ****".length() + before.length() * 2 + 12);
    assertThat(
            masking.apply(
                Base64.getMimeEncoder(8, new byte[] {'\n'}).encodeToString(KEY.getBytes(UTF_8))))
        .isEqualTo("****");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tok_9f\r\nK2-/\"quoted\"",
        "tok_9f\n   K2-/\"quoted\"",
        "tok_9f │\n│ K2-/\"quoted\"",
        "\u001b[31mtok_9f\u001b[0m\u001b[1mK2-/\"quoted\"",
        "tok_9f\u001b]0;title\u0007K2-/\"quoted\"",
        "tok_9f\u001b(BK2-/\"quo\u001b[3;7Hted\""
      })
  void masksItWhereATerminalBreaksIt(String text) {
    assertThat(masking.apply("<" + text + ">")).contains("****").doesNotContain("tok_", "ted");
  }

  @Test
  void masksAPhraseThatIsBrokenAtItsBlanks() {
    Masking phrase = Masking.of(List.of("correct horse battery"));
    assertThat(phrase.apply("> correct\r\n  horse battery")).isEqualTo("> ****");
  }

  @Test
  void masksAllOfWhatOverlaps() {
    Masking two = Masking.of(List.of("abcdefgh", "efghijkl", "abc"));
    assertThat(two.apply("-abcdefghijkl-abcd-")).isEqualTo("-****-****d-");
  }

  @Test
  void takesHalvesOfASecretForNone() {
    assertThat(masking.apply("tok_9fK2-/\n\nand so on")).isEqualTo("tok_9fK2-/\n\nand so on");
  }

  @Property(tries = 50)
  void doesNotDependOnHowAStreamIsCut(
      @ForAll @Size(max = 12) List<@IntRange(min = 0, max = 7) Integer> parts,
      @ForAll @IntRange(min = 1, max = 40) int chunk)
      throws IOException {
    List<String> pieces =
        List.of(
            TOKEN, KEY, "ä", "tok_9f", "\r\n", "K2-/\"quoted\"", "\u001b[0m", "x".repeat(70_000));
    StringBuilder text = new StringBuilder();
    parts.forEach(part -> text.append(pieces.get(part)));
    byte[] bytes = text.toString().getBytes(UTF_8);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream stream = masking.into(out)) {
      int step = bytes.length > 10_000 ? chunk * 997 : chunk;
      for (int i = 0; i < bytes.length; i += step) {
        stream.write(Arrays.copyOfRange(bytes, i, Math.min(bytes.length, i + step)));
      }
    }
    assertThat(out.toString(UTF_8)).isEqualTo(masking.apply(text.toString()));
    assertThat(out.toString(UTF_8)).doesNotContain(TOKEN, "c2VjcmV0");
  }

  @Property(tries = 200)
  void leavesNothingOfASecretAtTheEndsOfAPart(
      @ForAll @IntRange(min = 0, max = 60) int from,
      @ForAll @IntRange(min = 0, max = 60) int length)
      throws IOException {
    byte[] bytes = ("before " + TOKEN + " between " + TOKEN + " after").getBytes(UTF_8);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream stream = masking.part(out, from, from + length)) {
      stream.write(bytes);
    }
    assertThat("before **** between **** after").contains(out.toString(UTF_8));
  }
}
