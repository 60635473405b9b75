package dev.tmuxo.server.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tmuxo.engine.delivery.DeliveryState;
import dev.tmuxo.engine.journal.Event;
import dev.tmuxo.server.Scene;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SummaryTest {
  private final Scene scene = Scene.shop().running();

  @Test
  void tellsWhoSaidHowMuchHowItWasDeliveredAndHowItEnded() {
    scene.message("m1", "lead", "Plan it", "pm", "dev-1");
    scene.delivery("m1", "pm", DeliveryState.SENDING, "agent-ready");
    scene
        .pass(Duration.ofMillis(31))
        .delivery("m1", "pm", DeliveryState.SUBMITTED, "composer-emptied");
    scene.tell(new Event.AgentDone("lead", true, "all built"));
    scene.pass(Duration.ofSeconds(64));
    scene.tell(new Event.TeamStopped(Event.Outcome.DONE, "leads are done", 0));

    String summary = String.join("\n", summary());

    assertThat(summary).startsWith("shop: done (leads are done), after 1m04");
    assertThat(summary)
        .containsPattern("lead +orchestrator +fake +idle +1 message  done: all built");
    assertThat(summary).contains("1; deliveries: 1 queued, 1 submitted");
    assertThat(summary).contains("typed and submitted in 31 ms (median), 31 ms (longest)");
    assertThat(summary).contains("message log   /state/journal.jsonl");
    assertThat(summary).contains("transcripts   /state/transcripts");
    assertThat(summary).doesNotContain("faults");
  }

  @Test
  void tellsTheLastFaults() {
    scene.tell(new Event.LetterRejected("pm", "l1", "no such agent: qa"));
    assertThat(String.join("\n", summary()))
        .contains("faults        1")
        .contains("pm: letter rejected: no such agent: qa");
  }

  @Test
  void saysThatATeamWasLeftRunning() {
    assertThat(summary().get(0)).isEqualTo("shop: left running, after 0s");
  }

  private List<String> summary() {
    Summary.Places places = new Summary.Places("/state/journal.jsonl", "/state/transcripts");
    return Summary.of(scene.view(), places, scene.now());
  }
}
