package dev.tmuxo.engine.team;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tmuxo.engine.checkin.Schedule;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TeamFileLoaderTest {

  private static final String SHOP =
      """
      team: shop
      workdir: .
      defaults: { profile: shell, restart: on-failure }
      agents:
        - { name: lead, role: orchestrator, profile: qwen-code }
        - name: pm
          role: project-manager
          reportsTo: lead
          profile: qwen-code
          briefing: |
            You run the shop team ...
          env: { OPENAI_BASE_URL: "${LLM_URL}" }
        - { name: dev, count: 3, role: engineer, reportsTo: pm, command: [bash, --norc] }
      checkIns:
        - { to: pm, every: 15m, message: "Status?" }
        - { to: "@role:engineer", cron: "0 9 * * MON-FRI", template: standup }
      """;

  @TempDir Path base;

  private TeamFiles files() {
    return new TeamFiles(base, Map.of("LLM_URL", "http://127.0.0.1:9/v1"));
  }

  @Test
  void readsTheSampleOfTheGuide() {
    TeamSpec team = files().load(SHOP);

    assertThat(team.name()).isEqualTo("shop");
    assertThat(team.workdir()).isEqualTo(base.toString());
    assertThat(team.agents())
        .extracting(AgentSpec::name)
        .containsExactly("lead", "pm", "dev-1", "dev-2", "dev-3");
    AgentSpec pm = team.agent("pm").orElseThrow();
    assertThat(pm.env())
        .containsEntry("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")
        .containsEntry("QWEN_UPDATES", "off");
    assertThat(pm.command()).containsExactly("qwen", "--auth-type", "openai");
    assertThat(pm.briefing().orElseThrow()).endsWith("\n\nYou run the shop team ...");
    AgentSpec dev = team.agent("dev-2").orElseThrow();
    assertThat(dev.command()).containsExactly("bash", "--norc");
    assertThat(dev.profile().name()).isEqualTo("shell");
    assertThat(dev.reportsTo()).contains("pm");
    assertThat(dev.briefing()).isEqualTo(Optional.empty());
    assertThat(dev.restart()).isEqualTo(RestartPolicy.ON_FAILURE);
    assertThat(team.leads()).extracting(AgentSpec::name).containsExactly("lead");
    assertThat(team.checkIns())
        .extracting(CheckInSpec::schedule)
        .first()
        .isEqualTo(new Schedule.Every(Duration.ofMinutes(15)));
    assertThat(team.checkIns().get(1).content()).contains("since your last report");
    assertThat(team.checkIns())
        .extracting(CheckInSpec::to)
        .isEqualTo(List.of("pm", "@role:engineer"));
  }
}
