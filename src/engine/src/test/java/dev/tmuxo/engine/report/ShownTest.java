package dev.tmuxo.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ShownTest {

  @ParameterizedTest
  @CsvSource(
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "\u001b[31m,␛[31m",
        "a\u0000b,a␀b",
        "\u007f,␡",
        "\u009b,⟨U+009B⟩",
        "invoice\u202egpj.exe,invoice⟨U+202E⟩gpj.exe",
        "\u2066hidden\u2069,⟨U+2066⟩hidden⟨U+2069⟩",
        "\ufeff,⟨U+FEFF⟩",
        "\ud800,\ufffd",
        "Grüße 世界,Grüße 世界",
        "👩\u200d💻,👩\u200d💻"
      })
  void nothingInvisibleStaysSo(String text, String shown) {
    assertThat(Shown.visible(text)).isEqualTo(shown);
  }

  @Test
  void linesStayLines() {
    assertThat(Shown.visible("ä\r\nb\tc\rd")).isEqualTo("ä\nb\tc␍d");
  }

  @Test
  void cutsBetweenCharactersAndTellsWhereTheRestIs() {
    assertThat(Shown.cut("short", 5)).isEqualTo("short");
    assertThat(Shown.cut("abc😀" + "d".repeat(2000), 4, "messages.jsonl"))
        .isEqualTo("abc … [2,002 more characters in messages.jsonl]");
  }
}
