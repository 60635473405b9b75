package dev.tmuxo.testkit.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class HostileTest {
  @Test
  void cleanedTextsHoldNoControlCharacterButTabAndNewline() {
    assertThat(Hostile.texts())
        .allSatisfy(
            hostile ->
                assertThat(hostile.cleaned().codePoints())
                    .allMatch(c -> c == '\t' || c == '\n' || !Character.isISOControl(c)));
  }

  @Test
  void onlyControlCharactersAreRemovedAndReturnsBecomeNewlines() {
    assertThat(Hostile.texts())
        .allSatisfy(
            hostile ->
                assertThat(
                        hostile
                            .text()
                            .replaceAll("\\r\\n?", "\n")
                            .replaceAll("[\\p{Cc}&&[^\\t\\n]]", ""))
                    .isEqualTo(hostile.cleaned()));
  }

  @Test
  void namesAreUniqueAndTextsAreOfTheSizeTheySay() {
    assertThat(Hostile.texts()).extracting(HostileText::name).doesNotHaveDuplicates();
    assertThat(Hostile.large())
        .extracting(hostile -> hostile.text().getBytes(StandardCharsets.UTF_8).length)
        .contains(5_000, 64 * 1024, 1024 * 1024);
  }
}
