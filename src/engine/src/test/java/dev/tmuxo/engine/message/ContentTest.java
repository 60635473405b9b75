package dev.tmuxo.engine.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.error.TmuxoException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ContentTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "one\ntwo\n",
        "\ttab `tick` $HOME ${x} #{pane_id} ; ~ -leading \\ \" '",
        "Enter",
        "漢字 😀 e\u0301 \u200d \u00a0 \ufeff",
        "   spaces   "
      })
  void leavesTextsAsTheyAre(String text) {
    assertThat(Content.clean(text)).isEqualTo(new Content.Cleaned(text, List.of()));
  }

  @Test
  void removesControlCharactersAndSaysWhich() {
    Content.Cleaned cleaned = Content.clean("a\u001b[201~b\u0003\u0003\u007fc\u009bd\u0000");

    assertThat(cleaned.text()).isEqualTo("a[201~bcd");
    assertThat(cleaned.removed())
        .containsExactly(
            "1 of U+0000 (control character) removed",
            "2 of U+0003 (control character) removed",
            "1 of U+001B (control character) removed",
            "1 of U+007F (control character) removed",
            "1 of U+009B (control character) removed");
  }

  @Test
  void makesEveryKindOfLineEndALineFeed() {
    Content.Cleaned cleaned = Content.clean("a\r\nb\rc\n\rd\r");

    assertThat(cleaned.text()).isEqualTo("a\nb\nc\n\nd\n");
    assertThat(cleaned.removed()).containsExactly("4 of U+000D (carriage return) made line ends");
  }

  @Test
  void replacesHalvesOfSurrogatePairs() {
    Content.Cleaned cleaned = Content.clean("\ud83d a \ude00 \ud83d\ude00 \ud83d");

    assertThat(cleaned.text()).isEqualTo("\ufffd a \ufffd \ud83d\ude00 \ufffd");
    assertThat(cleaned.removed()).containsExactly("3 of half a surrogate pair replaced by U+FFFD");
  }

  @Property
  void whatIsCleanedIsCleanAndSurvivesUtf8(@ForAll String text) {
    Content.Cleaned cleaned = Content.clean(text);

    assertThat(cleaned.text().chars())
        .allMatch(c -> c == '\t' || c == '\n' || (c >= 0x20 && c < 0x7f) || c > 0x9f);
    assertThat(new String(cleaned.text().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
        .isEqualTo(cleaned.text());
    assertThat(Content.clean(cleaned.text()).removed()).isEmpty();
    assertThat(cleaned.removed().isEmpty()).isEqualTo(cleaned.text().equals(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n\t", "\u001b\u0007"})
  void refusesWhatIsEmpty(String text) {
    assertThatThrownBy(() -> Content.check(text))
        .isInstanceOfSatisfying(
            TmuxoException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.MESSAGE_EMPTY));
  }

  @Test
  void takesExactlyOneMebibyteOfUtf8() {
    String full = "ä".repeat(AgentMessage.MAX_CONTENT_BYTES / 2);

    assertThat(Content.check(full).text()).isEqualTo(full);
    assertThat(Content.check(full + "\u001b").text()).isEqualTo(full);
    assertThatThrownBy(() -> Content.check(full + "x"))
        .isInstanceOfSatisfying(
            TmuxoException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.MESSAGE_TOO_LARGE))
        .hasMessage("the message has 1048577 bytes; at most 1048576 fit");
    assertThatThrownBy(() -> Content.check(full.repeat(5)))
        .isInstanceOfSatisfying(
            TmuxoException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.MESSAGE_TOO_LARGE));
  }
}
