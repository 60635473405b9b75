package dev.tmuxo.engine.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tmuxo.engine.config.Keep;
import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.error.TmuxoException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JournalKillTest {
  private static final int ROUNDS = 5;

  @TempDir Path directory;

  @Test
  void whatWasAcknowledgedSurvivesKillingTheProcess() throws Exception {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int round = 0; round < ROUNDS; round++) {
      long acknowledged = appendAndKill(10 + random.nextInt(400), random.nextInt(1_000_000));

      JournalReport report = JournalCheck.of(directory);
      assertThat(report.findings()).as("seed %d, round %d", seed, round).isEmpty();
      try (JournalFile journal = Journals.open(directory, 20_000, Keep.ALL).journal()) {
        List<Long> there = journal.entries(1).stream().map(JournalEntry::seq).toList();
        assertThat(there)
            .as("seed %d, round %d", seed, round)
            .isEqualTo(LongStream.rangeClosed(1, there.size()).boxed().toList())
            .hasSizeGreaterThanOrEqualTo((int) acknowledged);
      }
    }
  }

  /** Lets a process append, kills it a moment after its so-manieth word; the last it was told. */
  private long appendAndKill(int words, int nanos) throws IOException, InterruptedException {
    Process process = JournalProcess.start(directory, 20_000);
    long acknowledged = 0;
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      for (int i = 0; i < words; i++) {
        acknowledged = Long.parseLong(out.readLine());
      }
      LockSupport.parkNanos(nanos);
      // The process' own method would close what it has said before we have read it.
      process.toHandle().destroyForcibly();
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        acknowledged = Long.parseLong(line);
      }
    } finally {
      process.destroyForcibly().waitFor();
    }
    return acknowledged;
  }

  @Test
  void onlyOneProcessMayWrite() throws Exception {
    Process process = JournalProcess.start(directory, 20_000);
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      out.readLine();
      assertThatThrownBy(() -> Journals.open(directory))
          .isInstanceOfSatisfying(
              TmuxoException.class,
              e -> {
                assertThat(e.code()).isEqualTo(ErrorCode.JOURNAL_IN_USE);
                assertThat(JournalFile.isInUse(directory)).isTrue();
                assertThat(e.getMessage()).endsWith("is being written by process " + process.pid());
              });
    } finally {
      process.destroyForcibly().waitFor();
    }

    assertThat(JournalFile.isInUse(directory)).isFalse();
    try (JournalFile journal = Journals.open(directory).journal()) {
      assertThat(JournalFile.isInUse(directory)).isTrue();
      assertThatThrownBy(() -> Journals.open(directory)).hasMessageEndingWith(", this one");
      Process second = JournalProcess.start(directory, 20_000);
      assertThat(new String(second.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .startsWith("refused")
          .contains("process " + ProcessHandle.current().pid());
      assertThat(journal.writable()).isTrue();
    }
  }
}
