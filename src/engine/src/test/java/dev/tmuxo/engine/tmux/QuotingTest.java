package dev.tmuxo.engine.tmux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.error.TmuxoException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class QuotingTest {

  @Test
  void leaveHarmlessWordsAsTheyAre() {
    assertThat(line("send-keys", "-t", "%5", "Enter")).isEqualTo("send-keys -t %5 Enter");
  }

  @Test
  void quoteWhatMeansSomethingToTmux() {
    assertThat(line("set-buffer", "a b", "$x", "~", "a~", "\"\\", "", "%if", "it's;", "{"))
        .isEqualTo(
            "set-buffer \"a b\" \"\\$x\" \"\\~\" \"a~\" \"\\\"\\\\\" \"\" \"%if\" \"it's;\" \"{\"");
  }

  @Test
  void keepEverythingOnOneLine() {
    assertThat(line("set-buffer", "a\nb\r\tc\u007f"))
        .isEqualTo("set-buffer \"a\\012b\\015\\011c\\177\"");
  }

  @Test
  void putBlocksInBracesAndOldVersionsWordsInQuotes() {
    CommandList list =
        CommandList.of(
            TmuxCommand.of("if-shell", "-F", "1")
                .with(CommandList.of(Commands.setBuffer("b", "$x")))
                .with(CommandList.of()),
            TmuxCommand.of("kill-server"));
    assertThat(list)
        .hasToString("if-shell -F 1 { set-buffer -b b -- \"\\$x\" } {  } ; kill-server");
    byte[] old = CommandEncoder.of(TmuxVersion.parse("3.2a")).line(list);
    assertThat(new String(old, java.nio.charset.StandardCharsets.UTF_8))
        .isEqualTo("if-shell -F 1 \"set-buffer -b b -- \\\"\\\\\\$x\\\"\" \"\" ; kill-server");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\0b", "\ud83d", "x\ude00", "\ude00\ud83d", "\ud83d\ud83d\ude00"})
  void refuseWhatNoCommandCanCarry(String text) {
    assertThatThrownBy(() -> TmuxCommand.of("set-buffer", text))
        .isInstanceOfSatisfying(
            TmuxoException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.TMUX_ARGUMENT_INVALID));
  }

  @Test
  void showALongCommandShortened() {
    assertThat(CommandList.of(Commands.setBuffer("b", "x".repeat(10_000))).toString())
        .hasSizeLessThan(500)
        .endsWith("...");
  }

  @Test
  void compareCommandsByValue() {
    assertThat(Commands.print("x"))
        .isEqualTo(Commands.print("x"))
        .isNotEqualTo(Commands.print("y"));
    assertThat(Commands.print("x")).hasSameHashCodeAs(Commands.print("x"));
  }

  private static String line(String name, String... words) {
    return CommandList.of(TmuxCommand.of(name, words)).toString();
  }
}
