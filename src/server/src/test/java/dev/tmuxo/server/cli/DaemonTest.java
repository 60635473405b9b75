package dev.tmuxo.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tmuxo.server.cli.Program.Result;
import dev.tmuxo.server.cli.Program.Running;
import dev.tmuxo.testkit.tmux.Processes;
import dev.tmuxo.testkit.tmux.TmuxExtension;
import dev.tmuxo.testkit.tmux.TmuxFixture;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The daemon and its clients, as processes. */
@ExtendWith(TmuxExtension.class)
@Tag("slow")
class DaemonTest {
  private final ObjectMapper json = new ObjectMapper();
  private Program program;

  @BeforeEach
  void program(TmuxFixture tmux) {
    program = new Program(tmux);
  }

  @AfterEach
  void nothingIsLeft() throws Exception {
    for (JsonNode team : tree("ps", "--json").get("teams")) {
      assertThat(program.run("down", team.get("team").asText()).status()).isZero();
    }
    assertThat(program.run("serve", "--stop").status()).isZero();
    program.assertNothingRuns();
  }

  @Test
  void aTeamGoesUpIsSpokenToAndGoesDown() throws Exception {
    Result up = program.run("up", shop(), "--wait");
    assertThat(up.err()).isEmpty();
    assertThat(up.out()).isEqualTo("shop: started, 2 agents\n");
    assertThat(program.run("up", shop()).out()).isEqualTo("shop: runs already, 2 agents\n");

    JsonNode agent = tree("ps", "shop", "--json").at("/teams/0/agents/0");
    assertThat(agent.fieldNames())
        .toIterable()
        .startsWith("name", "role", "profile", "state", "stateSource", "since", "pane");
    assertThat(agent.get("state").asText()).isEqualTo("idle");
    assertThat(Instant.parse(agent.get("since").asText())).isBefore(Instant.now());

    JsonNode sent = tree("send", "shop", "Hello.", "--wait", "finished", "--json");
    JsonNode delivery = sent.at("/deliveries/0");
    assertThat(delivery.get("agent").asText()).isEqualTo("lead");
    assertThat(delivery.get("state").asText()).isEqualTo("finished");
    assertThat(delivery.get("evidence").findValuesAsText("state"))
        .containsExactly("sending", "submitted", "started", "finished");
    assertThat(delivery.get("millis").asLong()).isPositive();
    assertThat(sent.get("reply").isNull()).isTrue();

    assertThat(program.run("capture", "shop", "lead").out()).contains("Hello.");
    assertThat(program.run("log", "shop", "--search", "HELLO.").out())
        .contains("operator → lead  \"Hello.\"")
        .doesNotContain("started in");
    assertThat(program.run("log", "shop", "--search", "finished").out())
        .contains("operator → lead  \"Hello.\"  finished (");
    assertThat(tree("verify", "shop", "--json").get("intact").asBoolean()).isTrue();

    Result down = program.run("down", "shop");
    assertThat(down.out()).startsWith("shop: stopped");
    assertThat(program.run("log", "shop").out()).contains("stopped by the operator");
  }

  @Test
  void itSaysWhatIsNotThere() throws Exception {
    assertThat(program.run("up", shop(), "--wait").status()).isZero();

    Result team = program.run("ps", "shoppe");
    assertThat(team.status()).isEqualTo(3);
    assertThat(team.err()).contains("no team shoppe", "shop").contains("[TMUXO-4001]");
    assertThat(program.run("log", "../shop").status()).isEqualTo(3);
    assertThat(program.run("capture", "shop", "nobody").status()).isEqualTo(3);
    assertThat(program.run("checkin", "rm", "shop", "nothing").status()).isEqualTo(3);
    assertThat(program.run("send", "shop").status()).isEqualTo(2);

    Result late = program.run("send", "shop", "Hi.", "--wait", "reply", "--timeout", "1s");
    assertThat(late.status()).isEqualTo(6);
    assertThat(late.err()).contains("not answered within 1s");
  }

  @Test
  void aPausedTeamTakesMessagesAndATypedAnswerComesBack() throws Exception {
    assertThat(program.run("up", shop(), "--wait").status()).isZero();
    assertThat(program.run("pause", "shop").out()).isEqualTo("shop: paused\n");
    assertThat(program.run("send", "shop", "--to", "sh", "--command", "echo so").status()).isZero();
    assertThat(tree("ps", "--json").at("/teams/0/state").asText()).isEqualTo("paused");
    assertThat(program.run("capture", "shop", "sh").out()).doesNotContain("echo so");
    assertThat(program.run("resume", "shop").status()).isZero();

    String answer = "tmuxo send operator nothing; tmuxo reply %s 'It is done.'";
    Running waits = program.start("send", "shop", "--to", "lead", "Well?", "--wait", "reply");
    List<String> asked = new ArrayList<>();
    Awaitility.await()
        .until(
            () -> {
              program.run("log", "shop", "--search", "Well?", "--json").lines().stream()
                  .limit(1)
                  .forEach(asked::add);
              return !asked.isEmpty();
            });
    String id = json.readTree(asked.get(0)).at("/event/message/id").asText();
    program.run("send", "shop", "--to", "sh", "--command", answer.formatted(id));
    Result replied = waits.await();
    assertThat(replied.out()).isEqualTo("It is done.\n");
    assertThat(replied.status()).isZero();
  }

  @Test
  void checkInsAreAddedListedAndRemoved() throws Exception {
    assertThat(program.run("up", shop()).status()).isZero();
    String id =
        program
            .run("checkin", "add", "shop", "--to", "lead", "--every", "15m", "Status?")
            .out()
            .strip();
    JsonNode listed = tree("checkin", "ls", "shop", "--json").at("/checkIns/0");
    assertThat(listed.get("id").asText()).isEqualTo(id);
    assertThat(listed.at("/spec/schedule/period").asText()).isEqualTo("PT15M");
    assertThat(program.run("checkin", "rm", "shop", id).out()).isEqualTo(id + " removed\n");
    assertThat(program.run("checkin", "ls", "shop").out()).isEmpty();
  }

  @Test
  void thereIsOneHoweverManyStartIt() throws Exception {
    List<Running> calls = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      calls.add(program.start("ps", "--json"));
    }
    for (Running call : calls) {
      Result result = call.await();
      assertThat(result.err()).isEmpty();
      assertThat(result.out()).isEqualTo("{\"teams\":[]}\n");
    }
    assertThat(tree("serve", "--status", "--json").get("running").asBoolean()).isTrue();
    Result second = program.run("serve");
    assertThat(second.status()).isEqualTo(2);
    assertThat(second.err()).contains("is the daemon of").contains("[TMUXO-5105]");
  }

  @Test
  void onlyItsUserCanReadWhereItIs() throws Exception {
    program.run("serve", "--background");
    Path directory = program.state().resolve("daemon");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)))
        .isEqualTo("rwx------");
    for (String file : List.of("token", "endpoint.json", "lock")) {
      assertThat(
              PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve(file))))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void teamsOutliveItAndTheNextTakesThemOver() throws Exception {
    assertThat(program.run("up", shop(), "--wait").status()).isZero();
    Running follower = program.start("log", "shop", "--follow");
    follower.awaitOutput("every agent has a pane");
    assertThat(program.run("serve", "--stop").out()).isEqualTo("stopped\n");
    assertThat(follower.await().status()).isZero();
    assertThat(program.run("serve", "--status").status()).isEqualTo(3);

    assertThat(program.run("send", "shop", "Again.", "--wait", "finished").status()).isZero();

    long pid = tree("serve", "--status", "--json").at("/daemon/pid").asLong();
    Processes.signal(pid, "KILL");
    Awaitility.await().until(() -> ProcessHandle.of(pid).isEmpty());
    assertThat(program.run("send", "shop", "And again.", "--wait", "finished").status()).isZero();
    assertThat(tree("verify", "shop", "--json").get("intact").asBoolean()).isTrue();
  }

  @Test
  void itOutlivesTheTerminalThatStartedIt() throws Exception {
    String shell = String.join(" ", program.command("ps")) + "; kill -HUP 0";
    Running terminal = program.start(List.of("setsid", "bash", "-c", shell));
    terminal.await();
    assertThat(program.run("serve", "--status").status()).isZero();
  }

  private JsonNode tree(String... arguments) throws Exception {
    return json.readTree(program.run(arguments).out());
  }

  private String shop() {
    return program.file(
        "shop.yaml",
        """
        team: shop
        defaults: { env: { FAKE_AGENT_JAR: "${FAKE_AGENT_JAR}", FAKE_AGENT_JAVA: "${FAKE_AGENT_JAVA}" } }
        agents:
          - { name: lead, profile: fake }
          - { name: sh, profile: sh, reportsTo: lead }
        """);
  }
}
