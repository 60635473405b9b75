package dev.tmuxo.engine.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tmuxo.engine.tmux.CommandList;
import dev.tmuxo.engine.tmux.PaneId;
import dev.tmuxo.engine.tmux.TeamConnection;
import dev.tmuxo.testkit.tmux.Pane;
import dev.tmuxo.testkit.tmux.TmuxExtension;
import dev.tmuxo.testkit.tmux.TmuxFixture;
import dev.tmuxo.testkit.tmux.TmuxServer;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TmuxExtension.class)
final class TypingTest {
  private static final long EPOCH = 7;

  private TmuxServer server;
  private Pane pane;

  @BeforeEach
  void start(TmuxFixture tmux) {
    server = tmux.server();
    pane = server.start("shop", "cat");
    server.ask("set-option", "-s", TeamConnection.EPOCH_OPTION, Long.toString(EPOCH));
  }

  @Test
  void typesForTheConnectionThatOwnsThePanes() {
    assertThat(run(Typing.pasteAndSubmit(id(), EPOCH, "d1", "hello", "Enter")))
        .contains(Typing.TYPED);
    assertThat(pane.await("hello\nhello")).isNotEmpty();
  }

  @Test
  void typesNothingOfAConnectionThatHasBeenReplaced() {
    for (CommandList late :
        List.of(
            Typing.paste(id(), EPOCH - 1, "d1", "late"),
            Typing.submit(id(), EPOCH - 1, "d1", "l"),
            Typing.pasteAndSubmit(id(), EPOCH - 1, "d1", "late", "Enter"))) {
      assertThat(run(late)).isNotEmpty().doesNotContain(Typing.TYPED);
    }
    run(Typing.paste(id(), EPOCH, "d2", "mine"));
    assertThat(pane.await("mine").strip()).isEqualTo("mine");
    assertThat(server.ask("list-buffers")).doesNotContain("d1");
  }

  @Test
  void typesNothingIntoADeadPane() {
    pane.press("C-d");
    pane.awaitDeath();
    assertThat(run(Typing.paste(id(), EPOCH, "d1", "late"))).doesNotContain(Typing.TYPED);
  }

  private PaneId id() {
    return new PaneId(pane.id());
  }

  private String run(CommandList commands) {
    return server.ask(commands.line(), "source-file", "-");
  }
}
