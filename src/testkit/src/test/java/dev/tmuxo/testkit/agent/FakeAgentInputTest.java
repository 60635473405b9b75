package dev.tmuxo.testkit.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tmuxo.testkit.text.Hostile;
import dev.tmuxo.testkit.text.HostileText;
import dev.tmuxo.testkit.tmux.TmuxExtension;
import dev.tmuxo.testkit.tmux.TmuxFixture;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TmuxExtension.class)
class FakeAgentInputTest {
  @Test
  void recordsEveryHostileTextExactlyAsItWasPasted(TmuxFixture tmux) throws Exception {
    Agent agent = Agent.ready(tmux, "--turn-ms", "0");
    int count = 0;
    for (HostileText hostile : Hostile.texts()) {
      int expected = ++count;
      agent.submit(hostile.cleaned());
      await()
          .pollInterval(Duration.ofMillis(5))
          .until(() -> Submission.read(agent.record()).size() == expected);
      Submission last = Submission.read(agent.record()).get(expected - 1);
      byte[] bytes = hostile.cleaned().getBytes(StandardCharsets.UTF_8);
      byte[] sha256 = MessageDigest.getInstance("SHA-256").digest(bytes);
      assertThat(last.text()).as(hostile.name()).isEqualTo(hostile.cleaned());
      assertThat(last.bytes()).isEqualTo(bytes.length);
      assertThat(last.sha256()).isEqualTo(HexFormat.of().formatHex(sha256));
      assertThat(last.how()).isEqualTo("paste");
    }
  }

  @Test
  void takesHundredMessagesInARow(TmuxFixture tmux) {
    Agent agent = Agent.ready(tmux, "--turn-ms", "0");
    List<String> sent = IntStream.range(0, 100).mapToObj(i -> "message " + i + "\n  x").toList();
    sent.forEach(agent::submit);
    await().untilAsserted(() -> assertThat(agent.texts()).isEqualTo(sent));
  }

  @Test
  void takesTypedTextAndEditing(TmuxFixture tmux) {
    Agent agent = Agent.ready(tmux);
    agent.pane().type("wrong");
    agent.pane().press("C-u");
    agent.pane().type("naïve 你x");
    agent.pane().press("BSpace", "M-Enter");
    agent.pane().type("two");
    agent.pane().await("^> naïve 你\n  two$");
    agent.pane().press("Enter");
    agent.awaitTexts("naïve 你\ntwo");
    assertThat(Submission.read(agent.record()).get(0).how()).isEqualTo("typed");
  }

  @Test
  void escapeAndInterruptEmptyTheComposer(TmuxFixture tmux) {
    Agent agent = Agent.ready(tmux);
    for (String key : List.of("Escape", "C-c")) {
      agent.pane().type("abandoned");
      agent.pane().await("^> abandoned$");
      agent.pane().press(key);
      agent.pane().await(Agent.EMPTY);
    }
    assertThat(agent.texts()).isEmpty();
  }

  @Test
  void showsALongPasteAsPlaceholderAndAShortOneAsText(TmuxFixture tmux) {
    Agent agent = Agent.ready(tmux);
    agent.pane().paste("one\ntwo");
    agent.pane().await("^> one\n  two$");
    agent.pane().press("C-u");
    agent.pane().paste("x\n".repeat(50));
    agent.pane().await("^> \\[Pasted text #1 \\+50 lines\\]$");
    agent.pane().press("BSpace");
    agent.pane().await(Agent.EMPTY);
  }

  @Test
  void keepsWhatIsSubmittedWhileBusyInTheComposer(TmuxFixture tmux) {
    Agent agent = Agent.scripted(tmux, "on first\n  busy 60s\n");
    agent.submit("first");
    agent.pane().await("^. Working… \\(esc to interrupt\\)$");
    agent.submit("second");
    agent.pane().await("^> second$");
    agent.pane().press("Escape");
    agent.pane().await("^  Interrupted$");
    agent.pane().press("Enter");
    agent.awaitTexts("first", "second");
  }

  @Test
  void queuesWhatIsSubmittedWhileBusyIfToldTo(TmuxFixture tmux) {
    Agent agent = Agent.scripted(tmux, "on first\n  busy 300ms\n", "--queue");
    agent.submit("first");
    agent.submit("second");
    agent.pane().await("^queued: second$");
    agent.awaitTexts("first", "second");
    agent.pane().await("^  Done: second$");
  }

  @Test
  void redrawsForANewSize(TmuxFixture tmux) {
    Agent agent = Agent.ready(tmux);
    agent.pane().await("^─{80}$");
    tmux.server().ask("resize-window", "-t", agent.pane().id(), "-x", "50", "-y", "12");
    agent.pane().await("^─{50}$");
  }
}
