package dev.tmuxo.testkit.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tmuxo.testkit.tmux.Pane;
import dev.tmuxo.testkit.tmux.TmuxExtension;
import dev.tmuxo.testkit.tmux.TmuxFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TmuxExtension.class)
class FakeAgentScriptTest {
  @Test
  void saysDoneWhenNoRuleMatches(TmuxFixture tmux) {
    Agent agent = Agent.ready(tmux, "--turn-ms", "300");
    agent.submit("first line\nsecond");
    agent.pane().await("^. Working… \\(esc to interrupt\\)$");
    agent.pane().await("^  Done: first line$");
    agent.pane().await(Agent.EMPTY);
  }

  @Test
  void usesCaptureGroupsAndTheFirstRuleThatMatches(TmuxFixture tmux) {
    Agent agent =
        Agent.scripted(
            tmux,
            """
            # comment
            on deploy (\\w+) to (\\w+)
              title deploying $1
              say $1 goes to $2, asked by: $0
            on deploy
              say not this one
            """);
    agent.submit("please deploy shop to prod");
    agent.pane().await("^  shop goes to prod, asked by: please deploy shop to prod$");
    assertThat(agent.pane().format("#{pane_title}")).isEqualTo("deploying shop");
  }

  @Test
  void runsCommandsWithGroupsAsArgumentsAndTheSubmissionAsInput(TmuxFixture tmux)
      throws IOException {
    Agent agent =
        Agent.scripted(
            tmux,
            """
            on say (.*)
              run cat > input; printf '%s' "$1" > group; echo "shown $TMUX_PANE"; exit 3
            """
                .replace("> ", "> " + tmux.directory() + "/"));
    agent.submit("say $(touch x) `id` \"q\"\n你");
    agent.pane().await("^  shown " + agent.pane().id() + "$");
    agent.pane().await("^  \\(exit 3\\)$");
    Path directory = tmux.directory();
    assertThat(directory.resolve("input")).hasContent("say $(touch x) `id` \"q\"\n你");
    assertThat(directory.resolve("group")).hasContent("$(touch x) `id` \"q\"");
  }

  @Test
  void asksForPermissionAndGoesOnOrNot(TmuxFixture tmux) {
    Agent agent = Agent.scripted(tmux, "on x\n  ask Run it?\n  say ran\n");
    agent.submit("x");
    agent.pane().await("^\\? Run it\\? \\(y/n\\)$");
    agent.pane().press("y");
    agent.pane().await("^  ran$");
    agent.submit("x");
    agent.pane().await("^\\? Run it\\? \\(y/n\\)$");
    agent.pane().press("n");
    agent.pane().await("^  Denied$");
  }

  @Test
  void countsHowOftenARuleMatched(TmuxFixture tmux) {
    Agent agent = Agent.scripted(tmux, "on report\n  nth 2\n  say both are in\n");
    agent.submit("report 1");
    agent.pane().await("^  Done: report 1$");
    agent.submit("report 2");
    agent.pane().await("^  both are in$");
    agent.submit("report 3");
    agent.pane().await("^  Done: report 3$");
  }

  @Test
  void worksSilentlyWithoutASpinner(TmuxFixture tmux) {
    Agent agent = Agent.scripted(tmux, "on x\n  silent 400ms\n  copy\n");
    agent.submit("x y");
    assertThat(agent.pane().await("^> x y$")).doesNotContain("Working");
    assertThat(agent.pane().await("^  x y$")).doesNotContain("Working");
  }

  @Test
  void exitsWithAStatus(TmuxFixture tmux) {
    Agent agent = Agent.scripted(tmux, "on bye\n  exit 7\n");
    agent.submit("bye");
    assertThat(agent.pane().awaitDeath().status()).isEqualTo("7");
  }

  @Test
  void restoresTheTerminal(TmuxFixture tmux) {
    String agent = String.join(" ", FakeAgentCommand.of());
    Pane pane = tmux.server().start("agent", "sh", "-c", agent + "; stty -a; exec sleep 60");
    pane.await(Agent.EMPTY);
    pane.press("C-d");
    pane.await("[^-]icanon");
    pane.await("[^-]echo ");
  }

  @Test
  void crashesByASignalAndItsRecordStays(TmuxFixture tmux) {
    Agent agent = Agent.scripted(tmux, "on x\n  crash\n");
    agent.submit("x");
    assertThat(agent.pane().awaitDeath().signal()).isEqualTo("9");
    assertThat(agent.texts()).containsExactly("x");
  }

  @Test
  void hangs(TmuxFixture tmux) {
    Agent agent = Agent.scripted(tmux, "on x\n  hang\n");
    agent.submit("x");
    agent.pane().await("^. Working…");
    agent.submit("y");
    agent.pane().press("Escape", "C-c", "C-c");
    assertThat(agent.texts()).containsExactly("x");
    assertThat(agent.pane().dead()).isFalse();
  }

  @Test
  void takesItsSettingsFromTheEnvironmentToo(TmuxFixture tmux) {
    Map<String, String> environment = Map.of("FAKE_AGENT_TITLE", "planner");
    String[] command = FakeAgentCommand.of().toArray(String[]::new);
    Pane pane = tmux.server().start("agent", environment, command);
    pane.await(Agent.EMPTY);
    assertThat(pane.format("#{pane_title}")).isEqualTo("planner");
  }

  @Test
  void namesFileAndLineOfABadScript(TmuxFixture tmux) throws IOException {
    Path script = tmux.directory().resolve("bad.script");
    Files.writeString(script, "on x\n  dance 3s\n");
    Agent agent = Agent.start(tmux, "--script", script.toString());
    assertThat(agent.pane().awaitDeath().status()).isEqualTo("2");
    assertThat(agent.pane().history()).contains("bad.script:2: no action 'dance'");
  }
}
