package dev.tmuxo.engine.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.error.TmuxoException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that takes nothing more. */
final class JournalDiskTest {
  @TempDir Path directory;

  private static boolean run(String... command) throws IOException, InterruptedException {
    try {
      return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
    } catch (IOException e) {
      return false; // No such program here.
    }
  }

  private static List<Long> read(Path directory) {
    try (Stream<JournalEntry> entries = new JournalReader(directory).from(1)) {
      return entries.map(JournalEntry::seq).toList();
    }
  }

  private static List<Long> numbers(long last) {
    return LongStream.rangeClosed(1, last).boxed().toList();
  }

  @Test
  void aFullDiskRefusesCommandsAndLosesNothing() throws Exception {
    assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "size=128k", "tmpfs", directory.toString()),
        "mounting a small file system needs root");
    try {
      Path filler = Files.write(directory.resolve("filler"), new byte[64 << 10]);
      JournalFile journal = Journals.open(directory.resolve("shop")).journal();
      long acknowledged = fill(journal);

      assertThat(journal.writable()).isFalse();
      long last = 0;
      for (int i = 0; i < 200; i++) {
        last = journal.append(Journals.event(i)).seq();
      }
      assertThat(read(directory.resolve("shop"))).startsWith(1L).contains(acknowledged);
      assertThat(journal.entries(1)).extracting(JournalEntry::seq).isEqualTo(numbers(last));
      assertThat(journal.written()).isCompletedExceptionally();

      Files.delete(filler);
      await().atMost(Duration.ofSeconds(20)).until(journal::writable);
      journal.close();
      assertThat(read(directory.resolve("shop"))).isEqualTo(numbers(last));
      assertThat(JournalCheck.of(directory.resolve("shop")).intact()).isTrue();
      assertThat(JournalCheck.of(directory.resolve("shop")).torn()).isEmpty();
    } finally {
      run("umount", directory.toString());
    }
  }

  /** Appends until the disk is full; the last entry that was acknowledged. */
  private static long fill(JournalFile journal) {
    List<Long> acknowledged = new ArrayList<>();
    assertThatThrownBy(
            () -> {
              while (true) {
                long seq = journal.append(Journals.event(7)).seq();
                journal.written().join();
                acknowledged.add(seq);
              }
            })
        .isInstanceOf(CompletionException.class)
        .cause()
        .isInstanceOfSatisfying(
            TmuxoException.class,
            e -> {
              assertThat(e.code()).isEqualTo(ErrorCode.STORAGE);
              assertThat(e.getMessage()).contains("journal.jsonl", "No space left on device");
            });
    return acknowledged.get(acknowledged.size() - 1);
  }

  @Test
  void closingOnAFullDiskEndsAndLeavesAReadableJournal() throws Exception {
    assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", directory.toString()),
        "mounting a small file system needs root");
    try {
      JournalFile journal = Journals.open(directory.resolve("shop")).journal();
      long acknowledged = fill(journal);
      journal.close();
      assertThat(read(directory.resolve("shop"))).isEqualTo(numbers(acknowledged));
    } finally {
      run("umount", directory.toString());
    }
  }

  /** A limit that the kernel sets on what a process writes, as a quota does. */
  @Test
  void aQuotaThatIsRaisedLetsItGoOn() throws Exception {
    assumeTrue(run("prlimit", "--version"), "setting limits needs prlimit of util-linux");
    Process process =
        JournalProcess.start(directory, 64 << 20, "prlimit", "--fsize=20000:unlimited", "--");
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      String line = out.readLine();
      while (!line.startsWith("full")) {
        line = out.readLine();
      }
      assertThat(line).contains("cannot write the journal", "too large");
      long before = read(directory).size();
      assertThat(before).isPositive();

      assertThat(
              run("prlimit", "--pid", Long.toString(process.pid()), "--fsize=unlimited:unlimited"))
          .isTrue();
      long acknowledged = Long.parseLong(out.readLine());
      assertThat(acknowledged).isGreaterThan(before);
      process.destroyForcibly().waitFor();
      assertThat(read(directory)).startsWith(1L).contains(acknowledged);
      assertThat(JournalCheck.of(directory).intact()).isTrue();
    } finally {
      process.destroyForcibly().waitFor();
    }
  }
}
