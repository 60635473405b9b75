package dev.tmuxo.engine.tmux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.error.TmuxoException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class TroubledNodeTest {
  private final TestTeams teams = new TestTeams();

  @AfterEach
  void stop() {
    teams.close();
  }

  @Test
  void findsARunningServerWhenTheDiskIsFull() throws IOException {
    Path disk = Files.createDirectory(teams.directory().resolve("disk"));
    assumeThat(ok("mount", "-t", "tmpfs", "-o", "size=512k,mode=0700", "tmpfs", disk.toString()))
        .as("only root mounts disks")
        .isTrue();
    try {
      StartSpec spec = teams.spec("shop").withDirectory(disk.resolve("shop").toString());
      TmuxServer server = teams.start(spec);
      fill(disk.resolve("ballast"));
      assertThat(TmuxServer.find(new LocalTransport(), spec).orElseThrow().pid())
          .isEqualTo(server.pid());
      assertThatStarting(teams.spec("other").withDirectory(disk.resolve("other").toString()))
          .hasMessageContaining("cannot");
      server.stop(Duration.ZERO);
    } finally {
      ok("umount", "-l", disk.toString());
    }
  }

  @Test
  void saysOfAStoppedServerThatItDoesNotAnswerNotThatItIsGone() {
    StartSpec spec = teams.spec("shop");
    TmuxServer server = teams.start(spec);
    TestTeams.signal("STOP", server.pid());
    try {
      assertThatThrownBy(() -> TmuxServer.find(new LocalTransport(), spec))
          .isInstanceOfSatisfying(
              TmuxoException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.TMUX_TIMEOUT))
          .hasMessageContaining("shop");
    } finally {
      TestTeams.signal("CONT", server.pid());
    }
    assertThat(TmuxServer.find(new LocalTransport(), spec)).isPresent();
  }

  private AbstractThrowableAssert<?, ?> assertThatStarting(StartSpec spec) {
    return assertThatThrownBy(() -> teams.start(spec)).isInstanceOf(TmuxoException.class);
  }

  private static void fill(Path file) {
    try (OutputStream out = Files.newOutputStream(file)) {
      byte[] page = new byte[4096];
      while (true) {
        out.write(page);
      }
    } catch (IOException full) {
      return;
    }
  }

  private static boolean ok(String... command) {
    return TestServer.run(List.of(command)).ok();
  }
}
