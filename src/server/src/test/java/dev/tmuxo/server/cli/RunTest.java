package dev.tmuxo.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tmuxo.server.cli.Program.Result;
import dev.tmuxo.server.cli.Program.Running;
import dev.tmuxo.testkit.tmux.Processes;
import dev.tmuxo.testkit.tmux.TmuxExtension;
import dev.tmuxo.testkit.tmux.TmuxFixture;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole runs, from the command line to the last process. */
@ExtendWith(TmuxExtension.class)
@Tag("slow")
class RunTest {
  private Program program;

  @BeforeEach
  void program(TmuxFixture tmux) {
    program = new Program(tmux);
  }

  @AfterEach
  void nothingIsLeft() {
    program.assertNothingRuns();
  }

  @Test
  void theDemoEndsByItselfAndSumsUp() throws Exception {
    Result result = program.run("demo", "--exit", "--plain");

    assertThat(result.err()).isEmpty();
    assertThat(result.status()).isZero();
    assertThat(result.out())
        .contains("attach        tmux -S ")
        .contains("message log   " + program.state())
        .contains("operator → lead  \"Build the shop's landing page")
        .contains("lead → pm  delivered (submitted: ")
        .contains("pm → @role:engineer  ")
        .contains("check-in → pm  answered (")
        .contains("lead  done: \"The landing page is built")
        .contains("demo: done (")
        .contains("check-ins     1 sent")
        .doesNotContain("failed", "uncertain", "dead-letter", "faults");
  }

  @Test
  void jsonIsTheJournalAndNothingElse() throws Exception {
    Result result = program.run("demo", "--exit", "--json");

    assertThat(result.status()).isZero();
    ObjectMapper json = new ObjectMapper();
    List<String> types = new ArrayList<>();
    List<JsonNode> printed = new ArrayList<>();
    long seq = 0;
    for (String line : result.lines()) {
      JsonNode entry = json.readTree(line);
      printed.add(entry);
      assertThat(entry.get("seq").asLong()).isEqualTo(++seq);
      types.add(entry.at("/event/type").asText());
    }
    assertThat(types).startsWith("team-starting").endsWith("team-stopped");
    List<JsonNode> journalled = new ArrayList<>();
    for (String line : Files.readAllLines(program.state().resolve("teams/demo/journal.jsonl"))) {
      // The file adds its version and the checksum to each.
      journalled.add(((ObjectNode) json.readTree(line)).without(List.of("v", "sum")));
    }
    assertThat(journalled).isEqualTo(printed);
  }

  @ParameterizedTest
  @ValueSource(strings = {"INT", "TERM", "HUP"})
  void aSignalStopsTheTeam(String signal) throws Exception {
    Running running = program.start("run", sleepers(), "--plain");
    running.awaitOutput("every agent has a pane");
    Processes.signal(running.process().pid(), signal);

    Result result = running.await();
    assertThat(result.status()).isEqualTo(130);
    assertThat(result.out()).contains("stopping: interrupted").contains("sleepers: stopped");
  }

  @Test
  void aSignalThatIsToBeIgnoredIsIgnored() throws Exception {
    List<String> command = new ArrayList<>(List.of("bash", "-c", "trap '' HUP; exec \"$@\"", "-"));
    command.addAll(program.command("run", sleepers(), "--plain"));
    Running running = program.start(command);
    running.awaitOutput("every agent has a pane");
    Processes.signal(running.process().pid(), "HUP");
    Processes.signal(running.process().pid(), "TERM");
    assertThat(running.await().out()).containsOnlyOnce("stopping").contains("sleepers: stopped");
  }

  @Test
  void timesOut() throws Exception {
    Result result = program.run("run", sleepers(), "--timeout", "1s");
    assertThat(result.status()).isEqualTo(6);
    assertThat(result.out()).contains("stopping: timed out after 1s");
  }

  @Test
  void failsWhenALeadFails() throws Exception {
    String file =
        program.file(
            "failing.yaml",
            "team: failing\nagents:\n  - { name: lead, command: [sh, -c, exit 3], restart: never }\n");
    Result result = program.run("run", file);
    assertThat(result.status()).isEqualTo(1);
    assertThat(result.out()).contains("lead  ended with status 3").contains("failing: failed");
  }

  @Test
  void saysSoWhenTheTaskNeverReachesALead() throws Exception {
    String file =
        program.file(
            "deaf.yaml",
            """
            team: deaf
            agents:
              - { name: lead, command: [sh, -c, "sleep 1; exit 0"], restart: never }
              - { name: other, reportsTo: lead, command: [sleep, "60"] }
            """);
    Result result = program.run("run", file, "--task", "hello");
    assertThat(result.out()).contains("operator → lead  dead-letter (");
    assertThat(result.status()).isEqualTo(4);
  }

  @Test
  void runsOneFileUnderAnotherName() throws Exception {
    Result result = program.run("run", sleepers(), "--name", "night", "--timeout", "1s");
    assertThat(result.out()).contains("team          night");
    assertThat(program.state().resolve("teams/night/journal.jsonl")).exists();
  }

  @Test
  void severalTeamsRunTogether() throws Exception {
    String other =
        program.file(
            "other.yaml", "team: other\nagents:\n  - { name: a, command: [sleep, '60'] }\n");
    Result result = program.run("run", sleepers(), other, "--timeout", "1s");
    assertThat(result.status()).isEqualTo(6);
    assertThat(result.out()).contains(" sleepers  a  started", " other  a  started");
    assertThat(result.out()).contains("sleepers: stopped", "other: stopped");
  }

  @Test
  void refusesATeamThatRunsAlready() throws Exception {
    Running first = program.start("run", sleepers(), "--plain");
    first.awaitOutput("every agent has a pane");

    Result second = program.run("run", sleepers());
    assertThat(second.status()).isEqualTo(2);
    assertThat(second.err()).contains("sleepers").contains("[TMUXO-4002]");
    assertThat(first.process().isAlive()).isTrue();

    Processes.signal(first.process().pid(), "TERM");
    assertThat(first.await().status()).isEqualTo(130);
  }

  @Test
  void keepsATeamThatIsReplacedLater() throws Exception {
    Result kept = program.run("run", sleepers(), "--timeout", "1s", "--keep");
    assertThat(kept.status()).isEqualTo(6);
    assertThat(kept.out()).contains("sleepers: left running").doesNotContain("stopping");
    assertThat(program.run("run", sleepers()).err()).contains("[TMUXO-4002]");

    Result replaced = program.run("run", sleepers(), "--replace", "--timeout", "1s");
    assertThat(replaced.status()).isEqualTo(6);
    assertThat(replaced.out()).contains("sleepers: stopped");
  }

  @Test
  void aReaderThatGoesAwayEndsTheRun() throws Exception {
    String shell =
        String.join(" ", program.command("run", sleepers(), "--plain"))
            + " | head -n 1; echo ${PIPESTATUS[0]}";
    Process bash = program.prepare(List.of("bash", "-c", shell)).redirectErrorStream(true).start();
    String out = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(out).startsWith("team          sleepers\n").endsWith("\n130\n");
  }

  @Test
  void saysSoWhenItsStateDirectoryCannotBeWritten() throws Exception {
    String file = program.file("in-the-way", "");
    Result result = program.with("TMUXO_HOME", file + "/state").run("demo", "--exit", "--plain");
    assertThat(result.status()).isEqualTo(5);
    assertThat(result.err()).contains(file).contains("[TMUXO-").doesNotContain("at dev.tmuxo");
  }

  private String sleepers() {
    return program.file(
        "sleepers.yaml",
        """
        team: sleepers
        agents:
          - { name: a, command: [sleep, "60"] }
          - { name: b, command: [sh] }
        """);
  }
}
