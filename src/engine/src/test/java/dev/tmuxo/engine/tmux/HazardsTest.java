package dev.tmuxo.engine.tmux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.error.TmuxoException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HazardsTest {
  private static final TmuxVersion VERSION = TmuxVersion.parse("tmux 3.3a");
  private static final PaneId PANE = new PaneId("%5");
  private static final CommandList NOTHING = CommandList.of();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "respawn-pane -t %5",
        "respawn-window -k",
        "pipe-pane -I cat",
        "pipe-pane -OI cat",
        "pipe-pane -t %5 -I cat",
        "pipe-pane -t%5 -oI cat",
        "paste-buffer -t %5",
        "run-shell true",
        "run-shell -t %5 true",
        "run-shell -b -C respawn-pane",
        "wait-for channel",
        "wait-for -L channel",
        "if-shell true",
        "if-shell -F 1 respawn-pane",
        "if-shell -Ft %5 1 respawn-pane",
        "set-hook -g pane-died respawn-pane",
        "bind-key x respawn-pane",
        "load-buffer /etc/passwd",
        "save-buffer -",
        "source-file x",
        "command-prompt",
        "confirm-before kill-server",
        "display-popup",
        "display-menu",
      })
  void refuseWhatEndsAServerOrLetsOthersIn(String line) {
    CommandList list = CommandList.of(Commands.print("x"), command(line));
    String name = line.split(" ", 2)[0];
    assertThatThrownBy(() -> Hazards.check(list, VERSION))
        .isInstanceOfSatisfying(
            TmuxoException.class,
            e -> {
              assertThat(e.code()).isEqualTo(ErrorCode.TMUX_HAZARD);
              assertThat(e).hasMessageStartingWith(name + " is refused on tmux 3.3a: ");
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pipe-pane -O -t %5 -- -I",
        "pipe-pane -o -tI cat",
        "run-shell -b true",
        "wait-for -S channel",
        "wait-for -U channel",
        "if-shell -F 1",
        "if-shell -F -t %5 1",
        "set-hook -gu pane-died",
        "bind-key x",
        "kill-window -t @1",
      })
  void letTheRestPass(String line) {
    assertThatCode(() -> Hazards.check(CommandList.of(command(line)), VERSION))
        .doesNotThrowAnyException();
  }

  @Test
  void findWhatIsHiddenInBlocks() {
    TmuxCommand inner =
        Commands.ifShell(PANE, "1", NOTHING, CommandList.of(command("respawn-pane")));
    TmuxCommand outer = Commands.ifShell(PANE, "1", CommandList.of(inner));
    assertThatThrownBy(() -> Hazards.check(CommandList.of(outer), VERSION))
        .hasMessageStartingWith("respawn-pane");
  }

  @Test
  void letAPasteIntoAPaneProvenAlivePass() {
    TmuxCommand paste = Commands.pasteGuarded(PANE, "b", "text", "1", NOTHING, NOTHING);
    assertThatCode(() -> Hazards.check(CommandList.of(paste), VERSION)).doesNotThrowAnyException();
  }

  @Test
  void refuseAPasteOnTheDeadBranch() {
    CommandList paste = CommandList.of(Commands.pasteBuffer("b", PANE));
    TmuxCommand otherwise = Commands.ifPaneAlive(PANE, "1", NOTHING, paste);
    assertThatThrownBy(() -> Hazards.check(CommandList.of(otherwise), VERSION))
        .hasMessageStartingWith("paste-buffer");
  }

  @Test
  void refuseAPasteIntoAnotherPaneThanTheOneTested() {
    CommandList paste = CommandList.of(Commands.pasteBuffer("b", new PaneId("%6")));
    TmuxCommand then = Commands.ifPaneAlive(PANE, "1", paste, NOTHING);
    assertThatThrownBy(() -> Hazards.check(CommandList.of(then), VERSION))
        .hasMessageStartingWith("paste-buffer");
  }

  @ParameterizedTest
  @ValueSource(strings = {"respawnp", "respawn-p", "send", "", "-x", "SEND-KEYS", "a b"})
  void acceptFullNamesOnly(String name) {
    assertThatThrownBy(() -> TmuxCommand.of(name))
        .isInstanceOfSatisfying(
            TmuxoException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.TMUX_ARGUMENT_INVALID));
  }

  private static TmuxCommand command(String line) {
    String[] words = line.split(" ", -1);
    TmuxCommand command = TmuxCommand.of(words[0]);
    for (int i = 1; i < words.length; i++) {
      command = command.with(words[i]);
    }
    return command;
  }
}
