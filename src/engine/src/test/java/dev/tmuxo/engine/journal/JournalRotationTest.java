package dev.tmuxo.engine.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tmuxo.engine.config.Keep;
import dev.tmuxo.engine.error.TmuxoException;
import dev.tmuxo.engine.state.TeamState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JournalRotationTest {
  @TempDir Path directory;

  private List<Long> read(long from) {
    try (Stream<JournalEntry> entries = new JournalReader(directory).from(from)) {
      return entries.map(JournalEntry::seq).toList();
    }
  }

  private JournalDirectory files() {
    return new JournalDirectory(directory);
  }

  private static List<Long> numbers(long from, long to) {
    return LongStream.rangeClosed(from, to).boxed().toList();
  }

  @Test
  void aFullFileIsFollowedByANewOneAndReadersSeeOneJournal() throws IOException {
    Journals.rotated(directory, 4096, Keep.ALL, 100);
    assertThat(files().segments()).hasSizeGreaterThan(3).containsKey(1L);
    for (Path segment : files().segments().values()) {
      assertThat(segment).isRegularFile();
      assertThat(Files.size(segment)).isBetween(4096L, 5000L);
    }
    assertThat(read(1)).isEqualTo(numbers(1, 100));
    assertThat(read(37)).isEqualTo(numbers(37, 100));
    assertThat(read(101)).isEmpty();
  }

  @Test
  void goesOnWhereItEndedAndReplaysOnlyWhatIsYoungerThanTheSnapshot() throws IOException {
    Journals.rotated(directory, 4096, Keep.ALL, 100);
    Path first = files().segments().firstEntry().getValue();
    Files.writeString(first, "this is not read any more");

    try (JournalFile journal = Journals.open(directory).journal()) {
      assertThat(journal.append(Journals.event(101)).seq()).isEqualTo(101);
    }
    assertThat(JournalCheck.of(directory).findings()).isNotEmpty();
  }

  @Test
  void theStateIsTheSameWithAndWithoutSnapshots() throws IOException {
    Journals.rotated(directory, 4096, Keep.ALL, 100);
    JournalFile.Opened<TeamState> fast = Journals.open(directory);
    fast.journal().close();
    Journals.forgetSnapshots(directory);
    JournalFile.Opened<TeamState> slow = Journals.open(directory);
    slow.journal().close();
    assertThat(fast.state().toJson()).isEqualTo(slow.state().toJson());
    assertThat(slow.state().seq()).isEqualTo(100);
  }

  @Test
  void aSnapshotThatCannotBeReadIsReplacedByTheOneBefore() throws IOException {
    Journals.rotated(directory, 4096, Keep.files(1), 100);
    Path youngest = files().snapshots().lastEntry().getValue();
    Files.writeString(youngest, Files.readString(youngest).replaceFirst("\"seq\":", "\"seq\":1"));
    try (JournalFile journal = Journals.open(directory).journal()) {
      assertThat(journal.append(Journals.event(101)).seq()).isEqualTo(101);
    }
  }

  @Test
  void oldFilesGoWhenASnapshotHoldsThem() throws IOException {
    Journals.rotated(directory, 4096, Keep.files(2), 200);
    assertThat(files().segments()).hasSize(2);
    long oldest = files().segments().firstKey();
    assertThat(oldest).isGreaterThan(1);
    assertThat(read(1)).isEqualTo(numbers(oldest, 200));
    assertThat(JournalCheck.of(directory).intact()).isTrue();
    assertThat(files().snapshots()).containsKey(oldest - 1).hasSizeLessThan(5);

    JournalFile.Opened<TeamState> opened = Journals.open(directory);
    opened.journal().close();
    assertThat(opened.state().agent("pm").orElseThrow().since()).isNotNull();
    assertThat(opened.state().seq()).isEqualTo(200);
  }

  @Test
  void filesGoByTheirAgeToo() throws IOException {
    Journals.rotated(directory, 4096, Keep.ALL, 100);
    for (Path segment : files().segments().headMap(files().segments().lastKey()).values()) {
      Files.setLastModifiedTime(segment, FileTime.from(Instant.now().minus(Duration.ofDays(3))));
    }
    Journals.rotated(directory, 4096, Keep.age(Duration.ofDays(2)), 100);
    assertThat(read(1)).doesNotContain(1L).endsWith(200L);
    assertThat(JournalCheck.of(directory).intact()).isTrue();
  }

  @Test
  void aFileThatIsMissingWithoutASnapshotIsAnError() throws IOException {
    Journals.rotated(directory, 4096, Keep.ALL, 100);
    Journals.forgetSnapshots(directory);
    Files.delete(files().segments().firstEntry().getValue());
    assertThatThrownBy(() -> Journals.open(directory))
        .isInstanceOf(TmuxoException.class)
        .hasMessageContaining("before it are missing");
  }

  @Test
  void aJournalThatIsShorterThanItsSnapshotIsAnError() throws IOException {
    Journals.write(directory, 2000);
    assertThat(files().snapshots()).containsOnlyKeys(2000L);
    List<String> lines = Files.readAllLines(files().current());
    Files.write(files().current(), lines.subList(0, 1500));
    assertThatThrownBy(() -> Journals.open(directory))
        .isInstanceOf(TmuxoException.class)
        .hasMessageContaining("lacks what snapshot-2000.json says");
  }

  @Test
  void readersFollowThroughRotations() throws Exception {
    try (JournalFile journal = Journals.open(directory, 20_000, Keep.ALL).journal()) {
      Thread writing =
          new Thread(
              () -> {
                for (int i = 0; i < 5_000; i++) {
                  journal.append(Journals.event(i));
                }
              });
      writing.start();
      while (writing.isAlive()) {
        List<Long> seen = read(1);
        assertThat(seen).isEqualTo(numbers(1, seen.size()));
        assertThat(journal.entries(1)).hasSizeGreaterThanOrEqualTo(seen.size());
      }
      assertThat(journal.entries(4_000))
          .extracting(JournalEntry::seq)
          .isEqualTo(numbers(4_000, 5_000));
    }
  }

  @Test
  void readsWhatHappenedSinceATime() throws IOException {
    Journals.rotated(directory, 4096, Keep.ALL, 50);
    Instant between = Instant.now();
    for (Path segment : files().segments().values()) {
      Files.setLastModifiedTime(segment, FileTime.from(between.minusSeconds(10)));
    }
    Journals.rotated(directory, 4096, Keep.ALL, 50);
    try (Stream<JournalEntry> entries = new JournalReader(directory).since(between)) {
      assertThat(entries.map(JournalEntry::seq)).containsExactlyElementsOf(numbers(51, 100));
    }
  }
}
