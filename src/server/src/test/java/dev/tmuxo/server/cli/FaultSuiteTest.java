package dev.tmuxo.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tmuxo.testkit.fault.FaultKind;
import dev.tmuxo.testkit.fault.FaultNode;
import dev.tmuxo.testkit.fault.FaultOptions;
import dev.tmuxo.testkit.fault.FaultReport;
import dev.tmuxo.testkit.fault.FaultRun;
import dev.tmuxo.testkit.ssh.SshServer;
import dev.tmuxo.testkit.tmux.TmuxExtension;
import dev.tmuxo.testkit.tmux.TmuxFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The short runs of the fault suite; {@code tmuxo test --faults} makes long ones. */
@ExtendWith(TmuxExtension.class)
@Tag("slow")
class FaultSuiteTest {

  /** Another one each time, so that in time many are tried; a failure tells its own. */
  private static long seed() {
    return Optional.ofNullable(System.getenv("TMUXO_FAULTS_SEED"))
        .map(Long::valueOf)
        .orElseGet(() -> System.nanoTime() & 0xffffff);
  }

  @Test
  void nothingIsLostOrDoubledWhateverBreaks(TmuxFixture tmux) throws Exception {
    Set<FaultKind> kinds = EnumSet.copyOf(FaultKind.on(FaultNode.LOCAL));
    FaultReport report = run(FaultNode.LOCAL, tmux);
    if (!report.kinds().contains(FaultKind.DISK_FULL)) {
      kinds.remove(FaultKind.DISK_FULL); // where nobody may mount a disk
    }
    assertThat(report.kinds()).containsAll(kinds);
  }

  @Test
  void nothingIsLostOrDoubledOnANodeWhoseConnectionBreaks(TmuxFixture tmux) throws Exception {
    Assumptions.assumeTrue(SshServer.missing().isEmpty(), SshServer.missing().orElse(""));
    assertThat(run(FaultNode.SSH, tmux).kinds())
        .contains(FaultKind.SSH_CUT, FaultKind.SSH_STALL, FaultKind.SSH_DOWN);
  }

  private static FaultReport run(FaultNode node, TmuxFixture tmux) throws IOException {
    FaultOptions options = FaultOptions.brief(node, seed(), new Program(tmux).command());
    Path directory = Files.createDirectory(tmux.directory().resolve("faults"));
    FaultReport report = new FaultRun(options, directory, tmux.marker(), System.out::println).run();
    System.out.print(report);
    assertThat(report.findings()).as("seed %d:%n%s", options.seed(), report).isEmpty();
    return report;
  }
}
