package dev.tmuxo.server.text;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CellsTest {

  @Test
  void leavesNothingThatATerminalObeys() {
    assertThat(Cells.clean("a\033[31mred\033]0;title\007\u009b2Jb\u202ec\u200bd\rE\177"))
        .isEqualTo("a[31mred]0;title2JbcdE");
  }

  @Test
  void countsWideCharactersTwice() {
    assertThat(Cells.width("ab")).isEqualTo(2);
    assertThat(Cells.width("漢字")).isEqualTo(4);
    assertThat(Cells.width("🚀")).isEqualTo(2);
  }

  @Test
  void neverCutsThroughAWideCharacter() {
    assertThat(Cells.cut("漢字漢字", 5)).isEqualTo("漢字…");
    assertThat(Cells.cut("漢字漢字", 6)).isEqualTo("漢字…");
    assertThat(Cells.fit("漢字", 6)).isEqualTo("漢字  ");
    assertThat(Cells.tail("漢字漢字", 3)).isEqualTo("字");
  }

  @Test
  void wrapsAtBlanksAndSaysWhatIsLeftOut() {
    assertThat(Cells.wrap("build the shop, please, today", 12, 3))
        .containsExactly("build the", "shop,", "please, …");
  }

  @Test
  void keepsLinesApart() {
    assertThat(Cells.wrap("one\n\ttwo\n", 20, 5)).containsExactly("one", "    two");
  }

  @Property
  void fitIsExactlyAsWideAsAsked(@ForAll String text, @ForAll @IntRange(min = 1, max = 40) int w) {
    assertThat(Cells.width(Cells.fit(Cells.clean(text), w))).isEqualTo(w);
  }

  @Property
  void wrappedLinesNeverExceedTheWidth(
      @ForAll String text, @ForAll @IntRange(min = 4, max = 40) int width) {
    assertThat(Cells.wrap(text, width, 5))
        .hasSizeLessThanOrEqualTo(5)
        .allSatisfy(line -> assertThat(Cells.width(line)).isLessThanOrEqualTo(width));
  }
}
