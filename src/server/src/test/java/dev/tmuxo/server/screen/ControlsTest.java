package dev.tmuxo.server.screen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tmuxo.engine.agent.AgentState;
import dev.tmuxo.engine.journal.Event;
import dev.tmuxo.server.Scene;
import dev.tmuxo.server.screen.Focus.Mode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ControlsTest {
  private final Scene scene = Scene.shop().running();
  private final Recorded recorded = new Recorded();
  private final List<String> notices = new ArrayList<>();
  private final Controls controls = new Controls(recorded, notices::add);
  private Focus focus = Focus.START;

  @Test
  void movesTheSelectionWithinTheTeam() {
    press(Key.Kind.UP);
    assertThat(focus.selected()).isZero();
    press(Key.Kind.DOWN);
    type("jjjjj");
    assertThat(focus.selected()).isEqualTo(3);
    type("k");
    assertThat(focus.selected()).isEqualTo(2);
  }

  @Test
  void stopsAtOnceWhileNobodyIsBusy() {
    type("q");
    assertThat(recorded.done).containsExactly("stop");
  }

  @Test
  void asksOnceWhileAgentsAreBusy() {
    scene.state("pm", AgentState.BUSY);
    type("q");
    assertThat(focus.mode()).isEqualTo(Mode.CONFIRM);
    assertThat(recorded.done).isEmpty();
    type("n");
    assertThat(focus.mode()).isEqualTo(Mode.OVERVIEW);
    type("qy");
    assertThat(recorded.done).containsExactly("stop");
  }

  @Test
  void forcesWithASecondInterrupt() {
    scene.state("pm", AgentState.BUSY);
    press(Key.Kind.INTERRUPT);
    press(Key.Kind.INTERRUPT);
    press(Key.Kind.INTERRUPT);
    assertThat(recorded.done).containsExactly("stop", "stop by force");
  }

  @Test
  void sendsWhatIsTypedToTheSelectedAgent() {
    press(Key.Kind.DOWN);
    type("mq is no key here");
    press(Key.Kind.BACKSPACE);
    press(Key.Kind.ENTER);
    assertThat(recorded.done).containsExactly("shop/pm: q is no key her");
    assertThat(focus.input()).isEmpty();
  }

  @Test
  void sendsToEverybodyAfterTab() {
    type("mhello");
    press(Key.Kind.TAB);
    press(Key.Kind.ENTER);
    assertThat(recorded.done).containsExactly("shop/@all: hello");
  }

  @Test
  void answersTheSelectedAgentsQuestion() {
    scene.tell(new Event.QuestionAsked("lead", "q7", "Which database?"));
    type("mPostgres");
    press(Key.Kind.ENTER);
    assertThat(recorded.done).containsExactly("shop/lead (answers q7): Postgres");
  }

  @Test
  void sendsNothingEmpty() {
    type("m   ");
    press(Key.Kind.ENTER);
    assertThat(recorded.done).isEmpty();
  }

  @Test
  void tellsWhenAMessageWasRefused() {
    recorded.failure = Optional.of(new IllegalArgumentException("team shop has stopped"));
    type("mhello");
    press(Key.Kind.ENTER);
    assertThat(notices).containsExactly("not sent: team shop has stopped");
  }

  @Test
  void takesAPasteAsTextWhileTypingAndIgnoresItOtherwise() {
    press(new Key(Key.Kind.PASTE, "q"));
    assertThat(recorded.done).isEmpty();
    type("m");
    press(new Key(Key.Kind.PASTE, "two\nlines\033[31m"));
    assertThat(focus.input().orElseThrow().text()).isEqualTo("two lines[31m");
  }

  @Test
  void interruptsWhileTypingToo() {
    type("mhello");
    press(Key.Kind.INTERRUPT);
    assertThat(recorded.done).containsExactly("stop");
  }

  @Test
  void showsTheAttachCommand() {
    type("a");
    assertThat(focus.notice()).isEqualTo("tmux -S /run/shop attach");
    press(Key.Kind.DOWN);
    assertThat(focus.notice()).isEmpty();
  }

  @Test
  void leavesTheFinalPictureWithAnyKey() {
    focus = focus.with(Mode.OVER);
    type("x");
    assertThat(focus.mode()).isNotEqualTo(Mode.OVER);
  }

  private void type(String text) {
    text.chars().forEach(c -> press(new Key(Key.Kind.TEXT, Character.toString(c))));
  }

  private void press(Key.Kind kind) {
    press(new Key(kind, ""));
  }

  private void press(Key key) {
    focus = controls.press(key, focus, new Stage(List.of(scene.view()), scene.now()));
  }

  /** Writes down what it is asked to do. */
  private static final class Recorded implements Operator {
    private final List<String> done = new ArrayList<>();
    private Optional<RuntimeException> failure = Optional.empty();

    @Override
    public CompletableFuture<?> send(
        String team, String to, Optional<String> answers, String text) {
      if (failure.isPresent()) {
        return CompletableFuture.failedFuture(failure.get());
      }
      done.add(team + "/" + to + answers.map(a -> " (answers " + a + ")").orElse("") + ": " + text);
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletableFuture<List<String>> capture(String team, String agent, int lines) {
      return CompletableFuture.completedFuture(List.of());
    }

    @Override
    public String attachCommand(String team) {
      return "tmux -S /run/" + team + " attach";
    }

    @Override
    public void stop(boolean force) {
      done.add(force ? "stop by force" : "stop");
    }
  }
}
