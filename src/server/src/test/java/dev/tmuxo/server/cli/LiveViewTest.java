package dev.tmuxo.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tmuxo.testkit.tmux.Pane;
import dev.tmuxo.testkit.tmux.Processes;
import dev.tmuxo.testkit.tmux.TmuxExtension;
import dev.tmuxo.testkit.tmux.TmuxFixture;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The live view in a real terminal: a pane of another tmux. */
@ExtendWith(TmuxExtension.class)
@Tag("slow")
class LiveViewTest {
  private static final Duration LONG = Duration.ofSeconds(60);

  private TmuxFixture tmux;
  private Program program;

  @BeforeEach
  void program(TmuxFixture fixture) {
    tmux = fixture;
    program = new Program(fixture);
  }

  @AfterEach
  void nothingIsLeft() {
    program.assertNothingRuns();
  }

  @Test
  void theDemoShowsItsEndUntilAKeyIsPressed() {
    Pane pane = show(120, 36, "demo");
    pane.await("^ attach +tmux -S ", LONG);
    pane.await("^ message log +" + program.state());
    pane.await("lead → pm  ▰", LONG);
    pane.await("● pm +busy", LONG);
    String end = pane.await("press any key to leave", LONG);
    assertThat(end).contains("demo  done").contains("done The landing page is built");

    pane.press("Space");
    String after = pane.await("ended with 0");
    assertThat(after).contains("demo: done (").contains("message log   ");
    assertThat(pane.format("#{alternate_on}#{cursor_flag}")).isEqualTo("01");
  }

  @Test
  void keysSelectLookSendAndStop() {
    Pane pane = show(100, 30, "run", talkers());
    pane.await("▸. a  ");
    pane.await("○ b +idle", LONG);
    pane.press("Down");
    pane.await("▸○ b  ");

    pane.press("Enter");
    pane.await("b  idle  %\\d");
    pane.await("^> Type your message");
    pane.press("Escape");
    pane.await("▸○ b  ");

    pane.type("mhello there");
    pane.await("^ to b> hello there$");
    pane.press("BSpace", "BSpace", "C-w", "Enter");
    pane.await("operator → b  ▰▰▰▰▱ finished");
    pane.await("^ +hello$");

    pane.type("e");
    pane.await("submitted +composer emptied");
    pane.type("a");
    pane.await("attach-session -t");
    pane.type("?");
    pane.await("deliveries +▱▱▱▱▱ queued");
    pane.press("Space");
    pane.await("▸○ b  ");

    pane.type("q");
    pane.await("ended with 130");
  }

  @Test
  void interruptingAsksOnceWhileAgentsAreBusy() {
    Pane pane = show(100, 30, "run", talkers(), "--task", "long");
    pane.await("● a +busy", LONG);
    pane.press("C-c");
    pane.await("One agent is busy\\. Stop\\? y / n");
    pane.type("n");
    pane.await("q stop");
    pane.press("C-c");
    pane.await("Stop\\? y / n");
    pane.press("C-c");
    pane.await("ended with 130", LONG);
    assertThat(pane.format("#{alternate_on}#{cursor_flag}")).isEqualTo("01");
    assertThat(pane.screen()).contains("talkers: stopped (interrupted)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"TERM", "INT", "HUP"})
  void aKilledViewGivesTheTerminalBack(String signal) {
    Pane pane = show(100, 30, "run", talkers());
    pane.await("▸. a  ");
    long shell = pane.pid();
    ProcessHandle.of(shell)
        .orElseThrow()
        .children()
        .forEach(p -> Processes.signal(p.pid(), signal));
    pane.await("ended with 130", LONG);
    assertThat(pane.format("#{alternate_on}#{cursor_flag}")).isEqualTo("01");
    pane.type("echo typed");
    pane.await("echo typed");
  }

  @Test
  void aClosedTerminalStopsTheTeam() {
    Pane pane = show(100, 30, "run", talkers());
    pane.await("○ b +idle", LONG);
    pane.type("m");
    tmux.server().ask("kill-pane", "-t", pane.id());
    Awaitility.await().atMost(LONG).until(() -> tmux.processes().isEmpty());
  }

  @Test
  void followsTheSizeOfItsTerminal() {
    Pane pane = show(120, 30, "run", talkers());
    pane.await("○ b +idle", LONG);
    resize(pane, 40, 12);
    pane.await("^.○ b +idle");
    assertThat(pane.screen().lines()).allMatch(line -> line.length() <= 40);
    resize(pane, 20, 5);
    pane.await("^too small");
    resize(pane, 110, 30);
    pane.await("○ b +idle +\\d+s +screen");
    pane.type("q");
    pane.await("ended with 130", LONG);
  }

  @Test
  void needsNoColours() {
    program.with("NO_COLOR", "1");
    Pane pane = show(100, 30, "run", talkers());
    pane.await("○ b +idle", LONG);
    String escapes = tmux.server().ask("capture-pane", "-e", "-p", "-t", pane.id());
    assertThat(escapes).contains("\033[1m").doesNotContainPattern("\033\\[[0-9;]*[34][0-8][;m]");
    pane.type("q");
    pane.await("ended with 130", LONG);
  }

  @Test
  void isPlainWhereTheTerminalCannotDoMore() {
    program.with("TERM", "dumb");
    Pane pane = show(100, 30, "run", talkers(), "--timeout", "1s");
    String shown = pane.await("ended with 6", LONG);
    assertThat(shown).contains("stopping: timed out after 1s");
  }

  /** Starts the program in a pane; afterwards the pane tells its exit code and echoes. */
  private Pane show(int width, int height, String... arguments) {
    Map<String, String> variables = new HashMap<>(program.variables());
    String type = variables.remove("TERM");
    List<String> command = new ArrayList<>(List.of("sh", "-c"));
    command.add(
        (type == null ? "" : "TERM=" + type + "; export TERM; ")
            + "unset TMUX; \"$@\"; echo ended with $?; exec cat");
    command.add("sh");
    command.addAll(program.command(arguments));
    Pane pane = tmux.server().start("view", variables, command.toArray(String[]::new));
    resize(pane, width, height);
    return pane;
  }

  private void resize(Pane pane, int width, int height) {
    tmux.server()
        .ask("resize-window", "-t", pane.id(), "-x", "" + width, "-y", Integer.toString(height));
  }

  /** Two agents that answer, one of which can be kept busy. */
  private String talkers() {
    String script = program.file("talk.script", "on long\n  busy 60s\non .\n  busy 300ms\n");
    return program.file(
        "talkers.yaml",
        """
        team: talkers
        defaults:
          profile: fake
          env:
            FAKE_AGENT_JAR: "${FAKE_AGENT_JAR}"
            FAKE_AGENT_JAVA: "${FAKE_AGENT_JAVA}"
            FAKE_AGENT_SCRIPT: "here"
        agents:
          - { name: a }
          - { name: b, reportsTo: a }
        """
            .replace("here", script));
  }
}
