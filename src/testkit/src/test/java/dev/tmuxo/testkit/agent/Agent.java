package dev.tmuxo.testkit.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tmuxo.testkit.tmux.Pane;
import dev.tmuxo.testkit.tmux.TmuxFixture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A fake agent in a pane, as its tests see it. */
record Agent(Pane pane, Path record) {
  static final String EMPTY = "^> Type your message$";

  static Agent ready(TmuxFixture tmux, String... settings) {
    Agent agent = start(tmux, settings);
    agent.pane.await(EMPTY);
    return agent;
  }

  static Agent start(TmuxFixture tmux, String... settings) {
    Path record = tmux.directory().resolve("record.jsonl");
    List<String> all = new ArrayList<>(List.of("--record", record.toString()));
    all.addAll(List.of(settings));
    String[] command = FakeAgentCommand.of(all.toArray(String[]::new)).toArray(String[]::new);
    return new Agent(tmux.server().start("agent", command), record);
  }

  static Agent scripted(TmuxFixture tmux, String script, String... settings) {
    Path file = tmux.directory().resolve("agent.script");
    try {
      Files.writeString(file, script);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<String> all = new ArrayList<>(List.of("--script", file.toString()));
    all.addAll(List.of(settings));
    return ready(tmux, all.toArray(String[]::new));
  }

  void submit(String text) {
    pane.paste(text);
    pane.press("Enter");
  }

  List<String> texts() {
    return Submission.read(record).stream().map(Submission::text).toList();
  }

  void awaitTexts(String... expected) {
    await().untilAsserted(() -> assertThat(texts()).containsExactly(expected));
  }
}
