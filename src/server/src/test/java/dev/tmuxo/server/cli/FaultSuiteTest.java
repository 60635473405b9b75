package dev.tmuxo.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tmuxo.testkit.fault.FaultKind;
import dev.tmuxo.testkit.fault.FaultOptions;
import dev.tmuxo.testkit.fault.FaultReport;
import dev.tmuxo.testkit.fault.FaultRun;
import dev.tmuxo.testkit.tmux.TmuxExtension;
import dev.tmuxo.testkit.tmux.TmuxFixture;
import java.nio.file.Files;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The short run of the fault suite; {@code tmuxo test --faults} is the long one. */
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
    FaultOptions options = FaultOptions.brief(seed(), new Program(tmux).command());
    FaultReport report =
        new FaultRun(
                options,
                Files.createDirectory(tmux.directory().resolve("faults")),
                tmux.marker(),
                System.out::println)
            .run();
    System.out.print(report);

    assertThat(report.findings()).as("seed %d:%n%s", options.seed(), report).isEmpty();
    Set<FaultKind> kinds = EnumSet.allOf(FaultKind.class);
    if (!report.kinds().contains(FaultKind.DISK_FULL)) {
      kinds.remove(FaultKind.DISK_FULL); // where nobody may mount a disk
    }
    assertThat(report.kinds()).as("seed %d", options.seed()).containsAll(kinds);
  }
}
