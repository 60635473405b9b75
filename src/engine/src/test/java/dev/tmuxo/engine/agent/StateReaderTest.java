package dev.tmuxo.engine.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

final class StateReaderTest {
  private final StateReader tui = new StateReader(Profiles.tui());
  private final StateReader shell = new StateReader(Profiles.shell());

  @Test
  void anAgentThatShowsItsComposerIsIdle() {
    assertThat(tui.read(Screens.of("hello", "──", "> Type your message", "──")))
        .map(Reading::state)
        .contains(AgentState.IDLE);
  }

  @Test
  void aBusySignCountsMoreThanAComposer() {
    assertThat(tui.read(Screens.of("⠹ Working… (esc to interrupt)", "> ", "──")))
        .map(Reading::state)
        .contains(AgentState.BUSY);
  }

  @Test
  void aQuestionCountsMoreThanAnything() {
    Optional<Reading> reading =
        tui.read(Screens.of("⠹ Working… (esc to interrupt)", "? Run rm -rf build (y/n)", "> "));
    assertThat(reading).map(Reading::state).contains(AgentState.WAITING);
    assertThat(reading.orElseThrow().detail()).contains("? Run rm -rf build (y/n)");
  }

  @Test
  void aScreenWithoutSignsTellsNothing() {
    assertThat(tui.read(Screens.of("Loading"))).isEmpty();
  }

  @Test
  void aShellWithItsPromptAtTheCursorIsIdle() {
    assertThat(shell.read(Screens.of("bash-5.2$ ls", "a b", "bash-5.2$ ")))
        .map(Reading::state)
        .contains(AgentState.IDLE);
  }

  @Test
  void anOldPromptAboveTheCursorIsNone() {
    assertThat(shell.read(Screens.of("bash-5.2$ ", "name: "))).isEmpty();
  }

  @Test
  void aShellThatRunsSomethingIsBusy() {
    assertThat(shell.read(Screens.running("sleep", "bash-5.2$ sleep 9", "")))
        .contains(new Reading(AgentState.BUSY, StateSource.FOREGROUND, "runs sleep"));
  }

  @Test
  void aPaneThatIsGoneIsDead() {
    assertThat(tui.read(Screen.GONE)).map(Reading::state).contains(AgentState.DEAD);
  }
}
