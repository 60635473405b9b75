package io.jenkins.plugins.tmuxorchestrator.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tmuxo.engine.document.Environment;
import dev.tmuxo.engine.document.SourceText;
import dev.tmuxo.engine.profile.ResourceLibrary;
import dev.tmuxo.engine.team.TeamFileLoader;
import dev.tmuxo.engine.team.TeamSpec;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TeamRulesTest {
  private static final AllowedCommands ALL = AllowedCommands.parse(" ");

  @TempDir Path folder;

  @Test
  void withoutLimitsEveryTeamPasses() {
    assertThatCode(() -> new TeamRules(0, 0, ALL).check(team(), "linux-1", 99))
        .doesNotThrowAnyException();
  }

  @Test
  void aTeamWithTooManyAgentsIsRefused() {
    assertThatCode(() -> new TeamRules(2, 0, ALL).check(team(), "linux-1", 0))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> new TeamRules(1, 0, ALL).check(team(), "linux-1", 0))
        .hasMessageContaining("has 2 agents; this Jenkins allows 1")
        .hasMessageContaining("Manage Jenkins");
  }

  @Test
  void aNodeThatIsFullTakesNoFurtherTeam() {
    TeamRules rules = new TeamRules(0, 3, ALL);
    assertThatCode(() -> rules.check(team(), "linux-1", 2)).doesNotThrowAnyException();
    assertThatThrownBy(() -> rules.check(team(), "linux-1", 3))
        .hasMessageContaining("On linux-1 run 3 teams already")
        .hasMessageContaining("Teams per node");
  }

  @Test
  void aTeamWithAProgramThatIsNotAllowedIsRefused() {
    TeamRules rules = new TeamRules(0, 0, AllowedCommands.parse("sleep, claude\n/opt/agents/*"));
    assertThatThrownBy(() -> rules.check(team(), "linux-1", 0))
        .hasMessageContaining("two (/usr/bin/env)")
        .hasMessageNotContaining("one (")
        .hasMessageContaining("Allowed are: sleep, claude, /opt/agents/*");
  }

  @ParameterizedTest
  @CsvSource({
    "claude, claude, true",
    "claude, /usr/local/bin/claude, true",
    "claude, claude-code, false",
    "claude*, claude-code, true",
    "/opt/agents/*, /opt/agents/one, true",
    "/opt/agents/*, /tmp/opt/agents/one, false",
    "/opt/agents/*, one, false",
    "a.c, abc, false",
  })
  void aPatternIsAboutTheNameUnlessItHasASlash(String pattern, String program, boolean allowed) {
    assertThat(AllowedCommands.parse(pattern).allows(program)).isEqualTo(allowed);
  }

  private TeamSpec team() {
    String text =
        """
        team: two
        agents:
          - { name: one, command: [/bin/sleep, '9'] }
          - { name: two, command: [/usr/bin/env, sleep, '9'] }
        """;
    return new TeamFileLoader(ResourceLibrary.builtIn(), Environment.of(Map.of()))
        .load(new SourceText("team.yaml", text), folder);
  }
}
