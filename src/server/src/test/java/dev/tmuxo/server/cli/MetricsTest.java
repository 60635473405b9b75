package dev.tmuxo.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tmuxo.api.wire.Terminal;
import dev.tmuxo.engine.json.Json;
import dev.tmuxo.server.client.ApiClient;
import dev.tmuxo.server.client.Daemons;
import dev.tmuxo.testkit.tmux.Processes;
import dev.tmuxo.testkit.tmux.TmuxExtension;
import dev.tmuxo.testkit.tmux.TmuxFixture;
import java.net.HttpURLConnection;
import java.net.URL;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the daemon measures of its teams, wherever they came from. */
@ExtendWith(TmuxExtension.class)
@Tag("slow")
class MetricsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private Program program;

  @BeforeEach
  void program(TmuxFixture tmux) {
    program = new Program(tmux);
  }

  @AfterEach
  void nothingIsLeft() throws Exception {
    program.run("down", "shop");
    assertThat(program.run("serve", "--stop").status()).isZero();
    program.assertNothingRuns();
  }

  @Test
  void teamsAreMeasuredWhetherStartedTakenOverOrRestored() throws Exception {
    assertThat(program.run("up", shop(), "--wait").status()).isZero();
    assertThat(program.run("send", "shop", "Hello.", "--wait", "finished").status()).isZero();
    assertThat(metrics())
        .contains(
            "tmuxo_teams 1.0",
            "tmuxo_messages_accepted_total{team=\"shop\"} 1.0",
            "tmuxo_deliveries_total{state=\"submitted\",team=\"shop\"} 1.0",
            "tmuxo_delivery_time_seconds_count{team=\"shop\"} 1",
            "tmuxo_journal_unwritten_total{team=\"shop\"} 0.0",
            "tmuxo_http_requests_seconds_count{method=\"POST\",route=\"/teams\",status=\"201\"} 1",
            "jvm_memory_used_bytes")
        .containsPattern("tmuxo_journal_commit_time_seconds_count\\{team=\"shop\"} [1-9]");

    assertThat(program.run("pause", "shop").status()).isZero();
    assertThat(program.run("send", "shop", "Later.").status()).isZero();
    assertThat(program.run("serve", "--stop").status()).isZero();
    assertThat(program.run("ps").status()).isZero(); // starts the next one
    assertThat(metrics())
        .contains("tmuxo_deliveries_queued{team=\"shop\"} 1.0")
        .doesNotContain("tmuxo_messages_accepted_total");

    Processes.kill(tmuxServer());
    Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> metrics().contains("tmuxo_deliveries_total{state=\"submitted\""));
    assertThat(program.run("send", "shop", "Again.", "--wait", "finished").status()).isZero();
    assertThat(metrics()).contains("tmuxo_delivery_time_seconds_count{team=\"shop\"} 2");

    assertThat(program.run("down", "shop").status()).isZero();
    assertThat(metrics()).contains("tmuxo_teams 0.0").doesNotContain("team=\"shop\"");
  }

  @Test
  void nobodyReadsThemWithoutTheToken() throws Exception {
    program.run("serve", "--background");
    URL url = new URL(daemon().endpoint().url() + "/metrics");
    assertThat(((HttpURLConnection) url.openConnection()).getResponseCode()).isEqualTo(401);
    assertThat(metrics())
        .contains("tmuxo_http_requests_seconds_count{method=\"-\",route=\"-\",status=\"401\"} 1");
  }

  private ApiClient daemon() throws Exception {
    return new Daemons(program.state()).running().orElseThrow();
  }

  private String metrics() throws Exception {
    return daemon().get("/metrics");
  }

  private long tmuxServer() throws Exception {
    Terminal terminal =
        Json.mapper().readValue(program.run("attach", "shop", "--json").out(), Terminal.class);
    List<String> tmux = new ArrayList<>(terminal.command().subList(0, 3));
    tmux.addAll(List.of("display-message", "-p", "#{pid}"));
    return Long.parseLong(program.start(tmux).await().out().strip());
  }

  private String shop() {
    return program.file(
        "shop.yaml",
        """
        team: shop
        restore: true
        agents:
          - name: lead
            profile: fake
            env: { FAKE_AGENT_JAR: "${FAKE_AGENT_JAR}", FAKE_AGENT_JAVA: "${FAKE_AGENT_JAVA}" }
        """);
  }
}
