package dev.tmuxo.engine.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tmuxo.engine.agent.Profiles;
import dev.tmuxo.engine.agent.Screen;
import dev.tmuxo.engine.agent.Screens;
import org.junit.jupiter.api.Test;

final class ComposerReaderTest {
  private static final String TEXT = "Please look at the payment tests,\nthey fail since Monday.";

  private final ComposerReader tui = new ComposerReader(Profiles.tui().composer());
  private final ComposerReader shell = new ComposerReader(Profiles.shell().composer());
  private final Screen empty = Screens.of("> Type your message", "──");

  @Test
  void recognisesItsTextHoweverItIsWrapped() {
    Screen wrapped =
        Screens.of(
            "> Please look at the", "  payment tests,", "  they fail since", "  Monday.", "──");
    assertThat(tui.holds(wrapped, empty, TEXT)).isTrue();
  }

  @Test
  void recognisesItsTextByItsEndWhenTheBeginningHasScrolledAway() {
    assertThat(
            tui.holds(
                Screens.of("> e payment tests,", "  they fail since Monday.", "──"), empty, TEXT))
        .isTrue();
  }

  @Test
  void doesNotTakeTheConversationAboveForTheComposer() {
    Screen sent = Screens.of("you: they fail since Monday.", "──", "> Type your message", "──");
    assertThat(tui.holds(sent, empty, TEXT)).isFalse();
    assertThat(tui.emptied(sent, empty, TEXT)).isTrue();
  }

  @Test
  void aPlaceholderStandsForALongText() {
    assertThat(tui.holds(Screens.of("> [Pasted text #1 +50 lines]", "──"), empty, TEXT)).isTrue();
  }

  @Test
  void aTextThatCannotBeComparedCountsWhenTheComposerIsNoLongerEmpty() {
    assertThat(tui.holds(Screens.of("> 你好，世界", "──"), empty, "你好，世界")).isTrue();
    assertThat(tui.holds(empty, empty, "你好，世界")).isFalse();
  }

  @Test
  void aHintIsNoDraftButATextIs() {
    assertThat(tui.occupied(empty)).isFalse();
    assertThat(tui.occupied(Screens.of("> half a thou", "──"))).isTrue();
  }

  @Test
  void aShellHoldsWhatEndsAtItsCursor() {
    Screen before = Screens.of("bash-5.2$ ");
    Screen held = Screens.of("bash-5.2$ echo hello; make test");
    assertThat(shell.holds(before, before, "echo hello; make test")).isFalse();
    assertThat(shell.holds(held, before, "echo hello; make test")).isTrue();
    assertThat(shell.emptied(held, held, "echo hello; make test")).isFalse();
    assertThat(
            shell.emptied(
                Screens.of("bash-5.2$ echo hello; make test", ""), held, "echo hello; make test"))
        .isTrue();
  }
}
