package dev.tmuxo.engine.tmux;

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
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Where a team's tmux is on its node: nobody else may get in there. */
@Timeout(90)
final class ServerDirectoryTest {
  private final TestTeams teams = new TestTeams();

  @AfterEach
  void stop() {
    teams.close();
  }

  @Test
  void keepsItsDirectoryPrivate() throws IOException {
    TmuxServer server = teams.start(teams.spec("shop"));
    for (String directory :
        List.of(server.directory(), server.binDirectory(), server.transcriptDirectory())) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(Path.of(directory))))
          .isEqualTo("rwx------");
    }
  }

  @Test
  void refusesADirectoryThatIsOpenToOthers() throws IOException {
    Path open = Files.createDirectory(teams.directory().resolve("shop"));
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-x---"));
    fails(teams.spec("shop"), ErrorCode.NODE_DIRECTORY_UNSAFE);
  }

  @Test
  void refusesADirectoryThatIsALink() throws IOException {
    Path real = Files.createDirectory(teams.directory().resolve("real"));
    Files.setPosixFilePermissions(real, PosixFilePermissions.fromString("rwx------"));
    Files.createSymbolicLink(teams.directory().resolve("shop"), real);
    fails(teams.spec("shop"), ErrorCode.NODE_DIRECTORY_UNSAFE);
  }

  @Test
  void refusesADirectoryOfSomebodyElse() throws IOException {
    assumeThat(System.getProperty("user.name")).isEqualTo("root");
    Path theirs = Files.createDirectory(teams.directory().resolve("shop"));
    Files.setPosixFilePermissions(theirs, PosixFilePermissions.fromString("rwx------"));
    TestServer.run(List.of("chown", "65534", theirs.toString()));
    fails(teams.spec("shop"), ErrorCode.NODE_DIRECTORY_UNSAFE);
  }

  @Test
  void refusesADirectoryThatOthersCanMoveAway() throws IOException {
    Path open = Files.createDirectory(teams.directory().resolve("open"));
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
    StartSpec spec = teams.spec("shop").withDirectory(open.resolve("shop").toString());
    fails(spec, ErrorCode.NODE_DIRECTORY_UNSAFE);
  }

  @Test
  void refusesAShortSocketDirectoryThatSomebodyPrepared() throws IOException {
    Path runtime = Files.createDirectory(teams.directory().resolve("run"));
    String uid = TestServer.run(List.of("id", "-u")).out().strip();
    Path prepared = Files.createDirectory(runtime.resolve("tmuxo-" + uid));
    Files.setPosixFilePermissions(prepared, PosixFilePermissions.fromString("rwxrwxrwx"));
    assertThatThrownBy(() -> teams.start(withRuntimeDirectory(runtime), longSpec()))
        .isInstanceOfSatisfying(
            TmuxoException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.NODE_DIRECTORY_UNSAFE))
        .hasMessageContaining(prepared.toString());
  }

  @Test
  void movesItsSocketToAShortPathAndRemembersIt() throws IOException {
    Path runtime = Files.createDirectory(teams.directory().resolve("run"));
    TmuxServer server = teams.start(withRuntimeDirectory(runtime), longSpec());
    assertThat(server.address().socket()).startsWith(runtime.toString()).hasSizeLessThan(108);
    Optional<TmuxServer> found = TmuxServer.find(new LocalTransport(), longSpec());
    assertThat(found.orElseThrow().address()).isEqualTo(server.address());
  }

  private StartSpec longSpec() {
    return teams.spec("shop").withDirectory(teams.directory() + "/" + "long".repeat(30));
  }

  private static Transport withRuntimeDirectory(Path runtime) {
    return new WrappedTransport(
        command -> {
          List<String> other = new ArrayList<>(List.of("env", "XDG_RUNTIME_DIR=" + runtime));
          other.addAll(command);
          return other;
        });
  }

  @Test
  void letsTeamsOfTwoUsersNotMeet() throws IOException {
    assumeThat(System.getProperty("user.name")).isEqualTo("root");
    Path home = Files.createDirectory(teams.directory().resolve("tmp"));
    for (Path way : List.of(teams.directory(), home)) {
      Files.setPosixFilePermissions(way, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxrwxrwx"));
    TestServer.run(List.of("chmod", "1777", home.toString()));
    Transport ours = TestTeams.asUser(home, 0);
    Transport theirs = TestTeams.asUser(home, 65534);
    StartSpec same = StartSpec.of("shop", "marker-" + home.hashCode()).withTmux(TestServer.TMUX);
    TmuxServer first = teams.start(ours, same);
    TmuxServer second = teams.start(theirs, same);
    assertThat(first.directory()).isNotEqualTo(second.directory());
    assertThat(TmuxServer.find(ours, same).orElseThrow().pid()).isEqualTo(first.pid());
    assertThat(TmuxServer.find(theirs, same).orElseThrow().pid()).isEqualTo(second.pid());
    StartSpec intruder = same.withDirectory(first.directory());
    assertThatThrownBy(() -> teams.start(theirs, intruder))
        .isInstanceOfSatisfying(
            TmuxoException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.NODE_DIRECTORY_UNSAFE));
    second.stop(java.time.Duration.ofMillis(200));
    assertThat(first.probe().isRunning()).isTrue();
  }

  private void fails(StartSpec spec, ErrorCode code) {
    assertThatThrownBy(() -> teams.start(spec))
        .isInstanceOfSatisfying(
            TmuxoException.class, e -> assertThat(e.code()).as(e.describe()).isEqualTo(code));
  }
}
