package dev.tmuxo.engine.tmux;

import static dev.tmuxo.engine.tmux.TestTeams.lives;
import static dev.tmuxo.engine.tmux.TestTeams.run;
import static dev.tmuxo.engine.tmux.TestTeams.signal;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** When a team stops, every process of it ends, and nobody else's. */
@Timeout(90)
final class TeamStopTest {
  private static final Duration GRACE = Duration.ofSeconds(2);

  private final TestTeams teams = new TestTeams();
  private int started;

  @AfterEach
  void stop() {
    teams.close();
  }

  @Test
  void endsWhatLeftItsTerminal() {
    TmuxServer server = teams.start(teams.spec("shop"));
    String inTerminal = sleep();
    String nohup = sleep();
    String job = sleep();
    String session = sleep();
    String daemon = sleep();
    run(server, "nohup " + nohup + " >/dev/null 2>&1 & " + job + " & " + inTerminal);
    run(
        server,
        "setsid "
            + session
            + " & setsid sh -c 'cd /; "
            + daemon
            + " </dev/null & '; "
            + inTerminal);
    List<String> all = List.of(inTerminal, nohup, job, session, daemon);
    Awaitility.await().until(() -> all.stream().allMatch(TeamStopTest::runs));
    StopReport report = server.stop(GRACE);
    assertThat(all).noneMatch(TeamStopTest::runs);
    assertThat(report.found()).isGreaterThanOrEqualTo(all.size());
    assertThat(report.survivors()).isEmpty();
    assertThat(lives(server.pid())).isFalse();
    assertThat(Path.of(server.address().socket())).doesNotExist();
    assertThat(Path.of(server.transcriptDirectory())).exists();
  }

  @Test
  void killsWhatDoesNotListen() {
    TmuxServer server = teams.start(teams.spec("shop"));
    String deaf = sleep();
    run(
        server,
        "trap '' TERM HUP; (trap '' TERM HUP; setsid "
            + deaf
            + ") & while :; do "
            + sleep()
            + "; done");
    Awaitility.await().until(() -> runs(deaf));
    StopReport report = server.stop(Duration.ofMillis(500));
    assertThat(runs(deaf)).isFalse();
    assertThat(report.leftOver()).isGreaterThanOrEqualTo(1);
    assertThat(report.killed()).isGreaterThanOrEqualTo(1);
    assertThat(report.survivors()).isEmpty();
  }

  @Test
  void letsAPoliteProgramEndInOrder() throws IOException {
    TmuxServer server = teams.start(teams.spec("shop"));
    Path out = teams.directory().resolve("out");
    Path ready = teams.directory().resolve("ready");
    run(
        server,
        "trap 'echo bye > "
            + out
            + "; exit' TERM; touch "
            + ready
            + "; while :; do sleep 0.1; done");
    Awaitility.await().until(() -> Files.exists(ready));
    server.stop(GRACE);
    assertThat(Files.readString(out)).isEqualTo("bye\n");
  }

  @Test
  void letsRecordersWriteTheLastWords() throws IOException {
    TmuxServer server = teams.start(teams.spec("shop"));
    Path file = Path.of(server.transcriptDirectory(), "agent");
    Path ready = teams.directory().resolve("ready");
    try (ControlClient client = teams.client(server)) {
      String script =
          "trap 'echo the last words; exit' TERM; touch " + ready + "; while :; do sleep 0.1; done";
      NewWindow window = NewWindow.running("shop", "w", List.of("/bin/sh", "-c", script));
      Reply reply = TestServer.send(client, Commands.newWindow(window, "#{pane_id}"));
      PaneId pane = new PaneId(reply.firstLine().orElseThrow());
      TestServer.send(client, Commands.record(pane, file.toString()));
      Awaitility.await().until(() -> Files.exists(ready));
    }
    server.stop(GRACE);
    Awaitility.await()
        .untilAsserted(() -> assertThat(Files.readString(file)).contains("the last words"));
  }

  @Test
  void isQuickWhenEverythingEnds() {
    TmuxServer server = teams.start(teams.spec("shop"));
    run(server, "exec " + sleep());
    long before = System.nanoTime();
    server.stop(Duration.ofSeconds(30));
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(15));
  }

  @Test
  void leavesOtherTeamsAlone() {
    StartSpec first = teams.spec("shop");
    StartSpec longer =
        StartSpec.of("other", first.marker() + "x")
            .withTmux(TestServer.TMUX)
            .withDirectory(teams.directory().resolve("other").toString());
    TmuxServer server = teams.start(first);
    TmuxServer other = teams.start(longer);
    String theirs = sleep();
    run(other, "setsid " + theirs + " & " + theirs);
    Awaitility.await().until(() -> runs(theirs));
    server.stop(Duration.ofMillis(300));
    assertThat(runs(theirs)).isTrue();
    assertThat(other.probe().isRunning()).isTrue();
  }

  @Test
  void endsAServerThatStands() {
    TmuxServer server = teams.start(teams.spec("shop"));
    String program = sleep();
    run(server, program);
    Awaitility.await().until(() -> runs(program));
    signal("STOP", server.pid());
    assertThat(server.stop(GRACE).survivors()).isEmpty();
    assertThat(lives(server.pid())).isFalse();
    assertThat(runs(program)).isFalse();
  }

  @Test
  void endsAServerWithAClientThatDoesNotRead() throws IOException {
    TmuxServer server = teams.start(teams.spec("shop"));
    run(server, "yes flood");
    try (Channel stalled =
        new LocalTransport().open(server.address().command("-C", "attach-session"))) {
      Awaitility.await().until(() -> stalled.output().available() > 30_000);
      server.stop(GRACE);
      assertThat(lives(server.pid())).isFalse();
    }
  }

  @Test
  void endsWhatADeadServerLeftBehind() {
    TmuxServer server = teams.start(teams.spec("shop"));
    String orphan = sleep();
    run(server, "trap '' HUP; " + orphan);
    Awaitility.await().until(() -> runs(orphan));
    signal("KILL", server.pid());
    Awaitility.await().until(() -> !lives(server.pid()));
    server.stop(GRACE);
    assertThat(runs(orphan)).isFalse();
  }

  @Test
  void doesNothingASecondTime() {
    TmuxServer server = teams.start(teams.spec("shop"));
    server.stop(GRACE);
    StopReport report = server.stop(GRACE);
    assertThat(report).isEqualTo(new StopReport(0, 0, 0, List.of()));
  }

  /** A command that is told from all others by its arguments. */
  private String sleep() {
    return "sleep " + (1_000_000 + (System.nanoTime() % 1_000_000) * 100 + started++);
  }

  private static boolean runs(String command) {
    return ProcessHandle.allProcesses()
        .map(process -> process.info().commandLine())
        .flatMap(Optional::stream)
        .anyMatch(line -> line.endsWith("/" + command) || line.equals(command));
  }
}
