package dev.tmuxo.engine.tmux;

import static dev.tmuxo.engine.tmux.TestTeams.run;
import static dev.tmuxo.engine.tmux.TestTeams.signal;
import static dev.tmuxo.engine.tmux.TestTeams.tmux;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.error.TmuxoException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(90)
final class TmuxServerTest {
  private final TestTeams teams = new TestTeams();

  @AfterEach
  void stop() {
    teams.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"dash", "bash", "busybox"})
  void startsAndStopsWithAnyShell(String shell) {
    assumeThat(TestServer.run(List.of("sh", "-c", "command -v " + shell)).ok()).isTrue();
    Transport transport =
        new WrappedTransport(
            command -> {
              List<String> other = new ArrayList<>(command);
              if (command.get(0).equals("sh")) {
                other.set(0, shell);
                if (shell.equals("busybox")) {
                  other.add(1, "sh");
                }
              }
              return other;
            });
    StartSpec spec = teams.spec("shop").withHelpers(Map.of("hello", "#!/bin/sh\necho hi\n"));
    TmuxServer server = teams.start(transport, spec);
    assertThat(server.probe().kind()).isEqualTo(ServerState.Kind.RUNNING);
    run(server, "sleep 1000");
    StopReport report = server.stop(java.time.Duration.ofSeconds(2));
    assertThat(report.found()).isGreaterThanOrEqualTo(2);
    assertThat(report.survivors()).isEmpty();
    assertThat(server.probe().kind()).isEqualTo(ServerState.Kind.NO_SOCKET);
  }

  @Test
  void saysWhatItIs() {
    TmuxServer server = teams.start(teams.spec("shop"));
    assertThat(server.version()).isEqualTo(TestServer.version());
    assertThat(server.pid()).isEqualTo(Long.parseLong(tmux(server, "display", "-p", "#{pid}")));
    assertThat(Path.of("/proc/" + server.pid() + "/cwd")).isSymbolicLink();
    assertThat(TestServer.run(List.of("readlink", "/proc/" + server.pid() + "/cwd")).out().strip())
        .as("a directory that will not go away")
        .isEqualTo("/");
    assertThat(server.address().attachCommand("shop"))
        .isEqualTo(TestServer.TMUX + " -S " + server.address().socket() + " attach -t shop");
  }

  @Test
  void setsItsOptionsBeforeAnyPaneExists() {
    TmuxServer server = teams.start(teams.spec("shop").withHistoryLimit(1234));
    assertThat(tmux(server, "display", "-p", "#{history_limit}")).isEqualTo("1234");
    assertThat(tmux(server, "show", "-gv", "remain-on-exit")).isEqualTo("on");
    assertThat(tmux(server, "show", "-sv", "message-limit")).isEqualTo("0");
    assertThat(tmux(server, "show", "-sv", "escape-time")).isEqualTo("10");
    assertThat(tmux(server, "show", "-gv", "allow-rename")).isEqualTo("off");
    assertThat(tmux(server, "show", "-sv", "default-terminal")).endsWith("-256color");
  }

  @Test
  void tellsPeopleInItsFirstWindowWhereTheyAre() {
    TmuxServer server = teams.start(teams.spec("shop"));
    assertThat(tmux(server, "list-windows", "-F", "#{window_name}")).isEqualTo("tmuxo");
    Awaitility.await()
        .until(() -> tmux(server, "capture-pane", "-p").contains("Ctrl-b w lists them"));
  }

  @Test
  void keepsTheCallersCookiesOut() throws IOException {
    Transport jenkins =
        new WrappedTransport(
            command -> {
              List<String> other =
                  new ArrayList<>(
                      List.of(
                          "env",
                          "BUILD_ID=7",
                          "JENKINS_NODE_COOKIE=x",
                          "JENKINS_SERVER_COOKIE=x",
                          "HUDSON_COOKIE=x",
                          "TMUX=/x,1,0",
                          "TMUX_PANE=%1",
                          "SECRET=x",
                          "KEPT=a b'c",
                          "LC_ALL=C.UTF-8",
                          "TZ=Europe/Berlin"));
              other.addAll(command);
              return other;
            });
    TmuxServer server =
        teams.start(jenkins, teams.spec("shop").withPassEnvironment(List.of("KEPT", "ABSENT")));
    Path out = teams.directory().resolve("env");
    run(server, "env > " + out + ".new; mv " + out + ".new " + out);
    Awaitility.await().until(() -> Files.exists(out));
    assertThat(Files.readAllLines(out))
        .contains("KEPT=a b'c", "LC_ALL=C.UTF-8", "TZ=Europe/Berlin")
        .contains("TMUXO_MARKER=" + server.marker())
        .noneMatch(line -> line.matches("(BUILD_ID|.*COOKIE|SECRET|ABSENT)=.*"))
        .noneMatch(line -> line.startsWith("TMUX=/x"));
    String environment =
        Files.readString(Path.of("/proc/" + server.pid() + "/environ")).replace('\0', '\n');
    assertThat(environment).doesNotContain("COOKIE", "BUILD_ID", "SECRET");
  }

  @Test
  void placesItsHelpersOnThePath() throws IOException {
    Map<String, String> helpers = Map.of("greet", "#!/bin/sh\necho \"it's $1\\t\"\n");
    TmuxServer server = teams.start(teams.spec("shop").withHelpers(helpers));
    Path out = teams.directory().resolve("out");
    String script = "{ greet \"x y\"; tmux -V; } > " + out + ".new 2>&1; mv " + out + ".new " + out;
    try (ControlClient client = teams.client(server)) {
      List<String> command = List.of("/bin/sh", "-c", script);
      TestServer.send(
          client, Commands.newWindow(NewWindow.running("shop", "w", command), "#{pane_id}"));
    }
    Awaitility.await().until(() -> Files.exists(out));
    assertThat(Files.readString(out)).contains("it's x y").contains(TestServer.version().text());
    assertThat(Files.readString(Path.of(server.binDirectory(), "greet")))
        .isEqualTo(helpers.get("greet"));
  }

  @Test
  void refusesToStartATeamTwice() {
    StartSpec spec = teams.spec("shop");
    TmuxServer server = teams.start(spec);
    assertThatThrownBy(() -> teams.start(spec))
        .isInstanceOfSatisfying(
            TmuxoException.class,
            e -> {
              assertThat(e.code()).isEqualTo(ErrorCode.TEAM_RUNNING);
              assertThat(e.remedy()).contains(server.address().attachCommand("shop"));
            });
    Path.of(server.address().socket()).toFile().delete();
    fails(spec, ErrorCode.TEAM_RUNNING);
    assertThat(server.probe().kind()).isEqualTo(ServerState.Kind.RUNNING);
  }

  @Test
  void startsAgainWhereAServerDied() {
    StartSpec spec = teams.spec("shop");
    TmuxServer first = teams.start(spec);
    signal("KILL", first.pid());
    Awaitility.await().until(() -> !TestTeams.lives(first.pid()));
    TmuxServer second = teams.start(spec);
    assertThat(second.pid()).isNotEqualTo(first.pid());
    assertThat(second.probe().isRunning()).isTrue();
  }

  @Test
  void findsItsServerAgain() {
    StartSpec spec = teams.spec("shop");
    assertThat(TmuxServer.find(new LocalTransport(), spec)).isEmpty();
    TmuxServer server = teams.start(spec);
    TmuxServer found =
        TmuxServer.find(
                new LocalTransport(),
                StartSpec.of("shop", "unknown")
                    .withTmux(TestServer.TMUX)
                    .withDirectory(server.directory()))
            .orElseThrow();
    assertThat(found.pid()).isEqualTo(server.pid());
    assertThat(found.marker()).isEqualTo(server.marker());
    assertThat(found.address()).isEqualTo(server.address());
    server.stop(java.time.Duration.ofSeconds(1));
    assertThat(TmuxServer.find(new LocalTransport(), spec)).isEmpty();
  }

  @Test
  void tellsTheStatesOfAServerApart() throws IOException {
    TmuxServer server = teams.start(teams.spec("shop"));
    assertThat(server.probe())
        .isEqualTo(
            new ServerState(ServerState.Kind.RUNNING, java.util.OptionalLong.of(server.pid()), ""));
    Files.delete(Path.of(server.address().socket()));
    assertThat(server.probe().kind()).as("a new socket").isEqualTo(ServerState.Kind.RUNNING);
    signal("STOP", server.pid());
    assertThat(server.probe().kind()).isEqualTo(ServerState.Kind.UNRESPONSIVE);
    assertThat(server.probe().pid()).hasValue(server.pid());
    signal("CONT", server.pid());
    signal("KILL", server.pid());
    Awaitility.await().until(() -> !TestTeams.lives(server.pid()));
    assertThat(server.probe().kind()).isEqualTo(ServerState.Kind.STALE_SOCKET);
    Files.delete(Path.of(server.address().socket()));
    assertThat(server.probe().kind()).isEqualTo(ServerState.Kind.NO_SOCKET);
  }

  @Test
  void tellsARefusalFromADeadServer() throws IOException {
    assumeThat(System.getProperty("user.name")).isEqualTo("root");
    TmuxServer ours = teams.start(teams.spec("shop"));
    TmuxServer asSeenByNobody =
        new TmuxServer(
            TestTeams.asUser(teams.directory(), 65534),
            ours.team(),
            ours.address(),
            ours.version(),
            ours.pid(),
            ours.directory(),
            ours.marker());
    assertThat(asSeenByNobody.probe().kind()).isEqualTo(ServerState.Kind.REFUSED);
    for (Path open : List.of(teams.directory(), Path.of(ours.directory()))) {
      Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    assertThat(asSeenByNobody.probe().kind()).isEqualTo(ServerState.Kind.REFUSED);
  }

  @Test
  void refusesAnOldTmux() throws IOException {
    Path old = teams.directory().resolve("tmux");
    Files.writeString(old, "#!/bin/sh\necho tmux 3.1c\n");
    old.toFile().setExecutable(true);
    fails(teams.spec("shop").withTmux(old.toString()), ErrorCode.TMUX_TOO_OLD);
  }

  @Test
  void saysThatThereIsNoTmux() {
    fails(teams.spec("shop").withTmux("no-such-tmux"), ErrorCode.TMUX_NOT_FOUND);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a.b", "a:b", "a b", "-x", "a\nb", "../x"})
  void refusesANameThatIsNone(String team) {
    assertThatThrownBy(() -> StartSpec.of(team, "m"))
        .isInstanceOfSatisfying(
            TmuxoException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.TMUX_ARGUMENT_INVALID));
  }

  private void fails(StartSpec spec, ErrorCode code) {
    assertThatThrownBy(() -> teams.start(spec))
        .isInstanceOfSatisfying(
            TmuxoException.class, e -> assertThat(e.code()).as(e.describe()).isEqualTo(code));
  }
}
