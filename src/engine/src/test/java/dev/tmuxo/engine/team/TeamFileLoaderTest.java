package dev.tmuxo.engine.team;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tmuxo.engine.checkin.Schedule;
import dev.tmuxo.engine.document.Environment;
import dev.tmuxo.engine.document.SourceText;
import dev.tmuxo.engine.profile.ResourceLibrary;
import java.io.IOException;
import java.nio.file.Files;
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

  @Test
  void readsAFileRelativeToWhereItIs() throws IOException {
    Files.createDirectories(base.resolve("teams/sub"));
    Files.writeString(base.resolve("teams/hello.md"), "Hello ${LLM_URL}");
    Path file =
        Files.writeString(
            base.resolve("teams/team.yaml"),
            """
            team: shop
            workdir: ..
            defaults: { workdir: sub }
            agents:
              - { name: a, briefingFile: hello.md }
              - { name: b, workdir: . }
            """);

    TeamSpec team = new TeamFileLoader(TeamFiles.library(), Environment.of(Map.of())).load(file);

    assertThat(team.workdir()).isEqualTo(base.toString());
    assertThat(team.agents())
        .extracting(AgentSpec::workdir)
        .containsExactly(base.resolve("teams/sub").toString(), base.resolve("teams").toString());
    assertThat(team.agents().get(0).briefing()).contains("Hello ${LLM_URL}");
  }

  @Test
  void letsAgentsOverrideDefaultsAndDefaultsOverrideTheProfile() {
    TeamSpec team =
        files()
            .load(
                """
                team: shop
                defaults:
                  profile: qwen-code
                  restart: always
                  env: { QWEN_UPDATES: default, A: default, N: 007, T: true }
                agents:
                  - { name: a, restart: never, env: { A: own } }
                  - { name: b, profile: shell }
                  - { name: c, command: [x, 1, true, 1.50] }
                """);

    AgentSpec a = team.agent("a").orElseThrow();
    assertThat(a.env())
        .isEqualTo(Map.of("QWEN_UPDATES", "default", "A", "own", "N", "007", "T", "true"));
    assertThat(a.restart()).isEqualTo(RestartPolicy.NEVER);
    assertThat(team.agent("b").orElseThrow().profile().name()).isEqualTo("shell");
    assertThat(team.agent("b").orElseThrow().restart()).isEqualTo(RestartPolicy.ALWAYS);
    assertThat(team.agent("c").orElseThrow().command()).containsExactly("x", "1", "true", "1.50");
    assertThat(team.agent("c").orElseThrow().profile().name()).isEqualTo("qwen-code");
  }

  @Test
  void takesShellsForAgentsWithoutAProfile() {
    TeamSpec team =
        files().load("team: shop\nagents: [ { name: a }, { name: b, command: [dash] } ]");

    assertThat(team.agents()).allMatch(a -> a.profile().name().equals("shell"));
    assertThat(team.agent("b").orElseThrow().command()).containsExactly("dash");
    assertThat(team.agents()).allMatch(a -> a.restart() == RestartPolicy.NEVER);
  }

  @Test
  void tellsAnAgentWithARoleWhoItIsWhatItsRoleIsAndHowTheTeamWorks() {
    TeamSpec team =
        files()
            .load(
                """
                team: shop
                defaults: { profile: qwen-code }
                agents:
                  - { name: lead, role: engineer }
                  - { name: dev, count: 2, role: engineer, reportsTo: lead, briefing: Begin. }
                  - { name: x, reportsTo: lead }
                """);

    assertThat(team.agent("dev-1").orElseThrow().briefing().orElseThrow())
        .startsWith(
            """
            You are dev-1 (engineer) in the team shop. You report to lead.

            You write code.

            ## How your team works together
            """)
        .endsWith("\n\nBegin.");
    assertThat(team.agent("lead").orElseThrow().briefing().orElseThrow())
        .startsWith(
            "You are lead (engineer) in the team shop. You report to nobody: you lead this team."
                + " To you report: dev-1 (engineer), dev-2 (engineer), x.\n\n");
  }

  @Test
  void leavesABriefingAloneWithoutARolesTextAndForAShell() {
    TeamSpec team =
        files()
            .load(
                """
                team: shop
                agents:
                  - { name: a, role: engineer, profile: shell, briefing: "make watch" }
                  - { name: b, role: astronaut, profile: qwen-code, briefing: " Fly. " }
                  - { name: c, role: engineer, profile: shell }
                """);

    assertThat(team.agents())
        .extracting(AgentSpec::briefing)
        .containsExactly(Optional.of("make watch"), Optional.of(" Fly. "), Optional.empty());
  }

  @Test
  void hintsAtARoleThatIsNearlyTheNameOfAKnownOne() {
    TeamFile file =
        files()
            .read(
                """
                team: shop
                agents:
                  - { name: a, role: enginer }
                  - { name: b, role: astronaut }
                """);

    assertThat(file.hints())
        .containsExactly(
            "team.yaml:3: agents[0].role: no role text \"enginer\"; did you mean \"engineer\"?");
  }

  @Test
  void putsVariablesIntoNamesNumbersAndTexts() {
    TeamSpec team =
        new TeamFiles(base, Map.of("N", "2", "NAME", "dev", "TOPIC", "a: b, {c} #d"))
            .load(
                """
                team: ${TEAM:-shop}
                agents:
                  - name: ${NAME}
                    count: ${N}
                    command: [bash, -c, "echo $HOME $$ $${X} ${TOPIC}"]
                checkIns:
                  - { to: "${NAME}-1", every: "${N}m", template: status-request, params: { topic: "${TOPIC}" } }
                """);

    assertThat(team.name()).isEqualTo("shop");
    assertThat(team.agents()).extracting(AgentSpec::name).containsExactly("dev-1", "dev-2");
    assertThat(team.agents().get(0).command())
        .containsExactly("bash", "-c", "echo $HOME $ ${X} a: b, {c} #d");
    assertThat(team.checkIns().get(0).content()).startsWith("How does a: b, {c} #d stand?");
  }

  @Test
  void doesNotLookHereForDirectoriesOfAnotherMachine() {
    SourceText source =
        new SourceText(
            "team.yaml", "team: t\nworkdir: /no/such/place\nagents: [{ name: a, profile: sh }]\n");
    TeamFileLoader loader =
        new TeamFileLoader(ResourceLibrary.builtIn(), Environment.of(Map.of())).forOtherMachine();
    assertThat(loader.load(source, base).workdir()).isEqualTo("/no/such/place");
  }
}
