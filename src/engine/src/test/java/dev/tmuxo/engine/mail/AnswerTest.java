package dev.tmuxo.engine.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.error.TmuxoException;
import org.junit.jupiter.api.Test;

final class AnswerTest {

  @Test
  void saysWhetherAllIsWellOnItsFirstLine() {
    assertThat(Answer.ok("sent to pm\nand dev").content()).isEqualTo("ok\nsent to pm\nand dev");
    assertThat(Answer.ok("").content()).isEqualTo("ok\n");
    assertThat(Answer.error(6, "too late").content()).isEqualTo("error 6\ntoo late");
  }

  @Test
  void anUnknownAgentIsTheOnlyErrorWithAStatusOfItsOwn() {
    assertThat(Answer.error(problem(ErrorCode.ADDRESS_UNKNOWN)).status())
        .isEqualTo(Answer.UNKNOWN_AGENT);
    assertThat(Answer.error(problem(ErrorCode.MESSAGE_TOO_LARGE)).status())
        .isEqualTo(Answer.BAD_INPUT);
    assertThat(Answer.error(problem(ErrorCode.MESSAGE_TOO_LARGE)).text())
        .contains("it is wrong", "do this", "TMUXO-3003");
  }

  @Test
  void cannotPlayTricksOnATerminal() {
    assertThat(Answer.ok("a\u001b[2J\r\tb\u009bc\u007f\nd\u0000").text()).isEqualTo("a[2J\tbc\nd");
  }

  @Test
  void hasAnExitStatusThatShellsCanTell() {
    assertThatThrownBy(() -> Answer.error(0, "fine")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Answer.error(100, "")).isInstanceOf(IllegalArgumentException.class);
  }

  private static TmuxoException problem(ErrorCode code) {
    return new TmuxoException(code, "it is wrong", "do this");
  }
}
