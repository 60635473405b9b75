package dev.tmuxo.engine.mail;

import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tmuxo.testkit.tmux.TmuxExtension;
import dev.tmuxo.testkit.tmux.TmuxFixture;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Letters from many panes at once. */
@ExtendWith(TmuxExtension.class)
final class HelperCrowdTest {
  private static final int PANES = 20;
  private static final int LETTERS = 5;

  @Test
  void noneIsLostNoneIsDoubledAndEachPanesKeepTheirOrder(TmuxFixture fixture) throws Exception {
    try (TeamTmux tmux = new TeamTmux(fixture)) {
      tmux.answering();
      for (int pane = 0; pane < PANES; pane++) {
        tmux.server().ask("new-window", "-d", "-t", "shop:", script(tmux, "dev-" + pane));
      }
      await().atMost(Duration.ofMinutes(2)).until(() -> tmux.letters().size() >= PANES * LETTERS);

      List<Letter.Send> sent =
          tmux.letters().stream()
              .map(l -> (Letter.Send) ((ParsedLetter.Understood) l).letter())
              .toList();
      assertThat(sent).extracting(l -> l.head().id()).doesNotHaveDuplicates();
      Map<String, List<String>> texts =
          sent.stream()
              .collect(
                  Collectors.groupingBy(
                      l -> l.head().agent(), Collectors.mapping(Letter.Send::text, toList())));
      List<String> inOrder = IntStream.range(0, LETTERS).mapToObj(i -> "text " + i).toList();
      assertThat(texts).hasSize(PANES);
      assertThat(texts.values()).allSatisfy(of -> assertThat(of).isEqualTo(inOrder));
      assertThat(sent).extracting(l -> l.head().pane().orElseThrow()).doesNotContain("%0");
    }
  }

  private static String script(TeamTmux tmux, String agent) {
    return "%s; i=0; while [ $i -lt %d ]; do tmuxo send pm \"text $i\"; i=$((i + 1)); done"
        .formatted(tmux.environment(agent), LETTERS);
  }
}
