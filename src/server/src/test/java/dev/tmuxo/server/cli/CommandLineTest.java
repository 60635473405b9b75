package dev.tmuxo.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tmuxo.server.cli.Program.Result;
import dev.tmuxo.testkit.tmux.TmuxExtension;
import dev.tmuxo.testkit.tmux.TmuxFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TmuxExtension.class)
class CommandLineTest {
  private Program program;

  @BeforeEach
  void program(TmuxFixture tmux) {
    program = new Program(tmux);
  }

  @Test
  void tellsItsVersion() throws Exception {
    assertThat(program.run("--version").out()).startsWith("tmuxo ");
    assertThat(program.run("version").lines().get(1)).startsWith("Java ");
  }

  @Test
  void helpsWithoutBeingAskedAndWhenAsked() throws Exception {
    Result help = program.run("help");
    assertThat(help.status()).isZero();
    assertThat(help.out()).contains("run ", "demo ", "check ", "config ", "test [--quick]");
    assertThat(program.run().out()).isEqualTo(help.out());
    assertThat(program.run("run", "--help").out()).contains("--task", "--timeout");
    assertThat(program.run("help", "run").out()).contains("--task", "--timeout");
  }

  @Test
  void suggestsWhatMayBeMeant() throws Exception {
    Result command = program.run("chekc");
    assertThat(command.status()).isEqualTo(2);
    assertThat(command.err()).contains("chekc").contains("Did you mean").contains("check");
    assertThat(command.err()).contains("[TMUXO-5002]").doesNotContain("at dev.tmuxo");

    Result option = program.run("run", "--taks", "x", "team.yaml");
    assertThat(option.status()).isEqualTo(2);
    assertThat(option.err()).contains("--taks").contains("--task");
    assertThat(option.out()).isEmpty();
  }

  @Test
  void saysWhatIsMissing() throws Exception {
    Result run = program.run("run");
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("FILE").contains("tmuxo run --help");

    Result file = program.run("run", "nothing.yaml");
    assertThat(file.status()).isEqualTo(2);
    assertThat(file.err()).contains("nothing.yaml").contains("[TMUXO-2001]");

    Result duration = program.run("run", "--timeout", "soon", "team.yaml");
    assertThat(duration.status()).isEqualTo(2);
    assertThat(duration.err()).contains("'soon' is not a duration such as 90s");
  }

  @Test
  void tellsEachSettingAndWhereItCameFrom() throws Exception {
    program.with("TMUXO_STOP_GRACE", "7s");
    Result plain = program.run("config", "--set", "tmux.columns=111");
    assertThat(plain.status()).isZero();
    assertThat(plain.out())
        .containsPattern("(?m)^stop.grace +7s +TMUXO_STOP_GRACE$")
        .containsPattern("(?m)^tmux.columns +111 +--set$")
        .containsPattern("(?m)^tmux.rows +50 +built-in$");

    JsonNode json = new ObjectMapper().readTree(program.run("config", "--json").out());
    assertThat(json.at("/settings").findValuesAsText("key")).contains("stop.grace");
  }

  @Test
  void refusesASettingThatDoesNotExist() throws Exception {
    Result result = program.run("config", "--set", "stop.grase=7s");
    assertThat(result.status()).isEqualTo(2);
    assertThat(result.err()).contains("stop.grase").contains("stop.grace");
  }

  @Test
  void saysWhatATeamFileMeans() throws Exception {
    String file =
        program.file(
            "shop.yaml",
            """
            team: shop
            agents:
              - { name: lead, command: [sh, "${PATH}"], env: { SECRET: do-not-show } }
              - { name: dev, count: 2, reportsTo: lead, command: [sh] }
            checkIns:
              - { to: dev-1, every: 15m, message: "Status?" }
              - to: dev-2
                cron: "@daily"
                zone: Europe/Berlin
                message: "And you?"
                missed: skip
                ifBusy: skip
                escalateAfter: 2
                maxCount: 9
                jitter: 30s
            """);
    Result result = program.run("check", file);
    assertThat(result.status()).isZero();
    assertThat(result.out())
        .contains("team      shop", "leads     lead", "agents    3")
        .containsPattern("env +.*SECRET")
        .contains("dev-1 every 15m: Status?\n    rules     missed: once-late, if busy: queue\n")
        .contains("dev-2 cron @daily (Europe/Berlin): And you?\n    rules     missed: skip, ")
        .contains(
            "skip, if busy: skip, after 2 unanswered: tells the superior, at most: 9, jitter: 30s")
        .contains("sh ${PATH}")
        .doesNotContain("do-not-show");
  }

  @Test
  void saysWhatIsWrongWithATeamFile() throws Exception {
    String file =
        program.file("shop.yaml", "team: shop\nagents:\n  - { name: lead, comand: [sh] }\n");
    Result result = program.run("check", file);
    assertThat(result.status()).isEqualTo(2);
    assertThat(result.err()).contains("shop.yaml:3").contains("comand").contains("command");
  }

  @Test
  void completesInBash() throws Exception {
    Result result = program.run("completion");
    assertThat(result.status()).isZero();
    String file = program.file("completion.sh", result.out());
    Process bash = new ProcessBuilder("bash", "-n", file).redirectErrorStream(true).start();
    assertThat(bash.waitFor()).isZero();
    assertThat(result.out()).contains("--timeout");
  }

  @Test
  void usesNoColoursInAPipe() throws Exception {
    assertThat(program.run("help").out()).doesNotContain("\033");
    assertThat(program.run("nonsense").err()).doesNotContain("\033");
  }
}
