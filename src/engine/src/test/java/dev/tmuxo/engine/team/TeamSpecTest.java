package dev.tmuxo.engine.team;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tmuxo.engine.document.Environment;
import dev.tmuxo.engine.document.SourceText;
import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.error.TmuxoException;
import dev.tmuxo.engine.json.Json;
import dev.tmuxo.engine.profile.ResourceLibrary;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Teams as they go from one process to another. */
final class TeamSpecTest {
  private static final String FILE =
      """
      team: shop
      agents:
        - { name: lead, role: orchestrator, profile: qwen-code, env: { A: "1" } }
        - { name: pm, reportsTo: lead, profile: zsh, restart: always, briefing: "Lead on." }
        - { name: dev, count: 2, reportsTo: pm, profile: fake }
        - { name: build, profile: shell, reportsTo: pm, command: [bash, -l] }
      checkIns:
        - { to: pm, every: 15m, message: "Status?" }
        - { to: "@all", cron: "0 9 * * MON-FRI", template: standup }
        - { to: dev-1, in: 5m, message: "Go." }
      """;

  @Test
  void surviveJson() throws Exception {
    TeamSpec team = team();
    String json = Json.mapper().writeValueAsString(team);
    assertThat(Json.mapper().readValue(json, TeamSpec.class).checked()).isEqualTo(team);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "..", "../x", "a/b", "A", "-a", "a b", "a.b", "a\n"})
  void cannotHaveNamesThatMeanSomethingElse(String name) {
    refused(team().withName(name));
    refused(changed(agent -> named(agent, name)));
  }

  @Test
  void cannotHaveWhatNoFileCouldSay() {
    refused(changed(agent -> named(agent, "operator")));
    refused(changed(agent -> named(agent, "twin")));
    refused(changed(agent -> agent.withEnv(Map.of("A=B", "x"))));
    refused(changed(agent -> reporting(agent, Optional.of("nobody"))));
    refused(changed(agent -> reporting(agent, Optional.of(agent.name()))));
    refused(new TeamSpec("shop", "relative", false, team().agents(), List.of()));
    refused(new TeamSpec("shop", "/", false, List.of(), List.of()));
  }

  private static void refused(TeamSpec team) {
    assertThatThrownBy(team::checked)
        .isInstanceOfSatisfying(
            TmuxoException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.FIELD_INVALID));
  }

  private static TeamSpec changed(UnaryOperator<AgentSpec> how) {
    return team().withAgents(how);
  }

  private static AgentSpec named(AgentSpec agent, String name) {
    return AgentSpecs.like(agent.withName(name)).reportsTo(Optional.empty()).spec();
  }

  private static AgentSpec reporting(AgentSpec agent, Optional<String> to) {
    return AgentSpecs.like(agent).reportsTo(to).spec();
  }

  private static TeamSpec team() {
    return new TeamFileLoader(new ResourceLibrary(List.of()), Environment.of(Map.of()))
        .load(new SourceText("shop.yaml", FILE), Path.of("/"));
  }
}
