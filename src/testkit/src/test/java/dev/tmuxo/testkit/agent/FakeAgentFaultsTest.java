package dev.tmuxo.testkit.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tmuxo.testkit.tmux.TmuxExtension;
import dev.tmuxo.testkit.tmux.TmuxFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TmuxExtension.class)
class FakeAgentFaultsTest {
  @Test
  void swallowsEnters(TmuxFixture tmux) {
    Agent agent = Agent.ready(tmux, "--swallow-enter", "2");
    agent.submit("x");
    agent.pane().press("Enter");
    agent.pane().await("^> x$");
    assertThat(agent.texts()).isEmpty();
    agent.pane().press("Enter");
    agent.awaitTexts("x");
  }

  @Test
  void dropsAnEnterThatComesBeforeThePasteIsTakenIn(TmuxFixture tmux) {
    Agent agent = Agent.ready(tmux, "--paste-ms", "400");
    agent.submit("x");
    agent.pane().await("^> x$");
    assertThat(agent.texts()).isEmpty();
    agent.pane().press("Enter");
    agent.awaitTexts("x");
  }

  @Test
  void makesANewlineOfAnEarlyEnter(TmuxFixture tmux) {
    Agent agent = Agent.ready(tmux, "--paste-ms", "400", "--early-enter", "newline");
    agent.submit("x");
    agent.pane().await("^> x\n\n─");
    agent.pane().press("Enter");
    agent.awaitTexts("x\n");
  }

  @Test
  void obeysAnEarlyEnterLate(TmuxFixture tmux) {
    Agent agent = Agent.ready(tmux, "--paste-ms", "400", "--early-enter", "delay");
    agent.submit("x");
    agent.awaitTexts("x");
  }

  @Test
  void takesTheFrameOfAPasteForText(TmuxFixture tmux) {
    Agent agent = Agent.ready(tmux, "--literal-paste");
    agent.submit("x\ny");
    agent.awaitTexts("^[[200~x\ny^[[201~");
  }

  @Test
  void isNeverReadyAndLosesWhatIsTyped(TmuxFixture tmux) {
    Agent agent = Agent.start(tmux, "--never-ready");
    agent.pane().await("^Starting…$");
    agent.submit("x");
    assertThat(agent.pane().screen()).doesNotContain("x").contains("Starting…");
    assertThat(agent.texts()).isEmpty();
  }

  @Test
  void startsLate(TmuxFixture tmux) {
    Agent agent = Agent.start(tmux, "--start-ms", "600");
    agent.pane().await("^Starting…$");
    agent.pane().await(Agent.EMPTY);
  }
}
