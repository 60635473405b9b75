package dev.tmuxo.engine.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tmuxo.engine.config.Keep;
import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.error.TmuxoException;
import dev.tmuxo.engine.journal.JournalReport.Finding;
import dev.tmuxo.engine.journal.JournalReport.Mark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JournalCheckTest {
  @TempDir Path directory;

  private Path current() {
    return directory.resolve("journal.jsonl");
  }

  @Test
  void provesThatNothingWasAltered() throws IOException {
    Journals.rotated(directory, 4096, Keep.ALL, 60);
    JournalReport report = JournalCheck.of(directory);
    assertThat(report.intact()).isTrue();
    assertThat(report.entries()).isEqualTo(60);
    assertThat(report.first().map(Mark::seq)).contains(1L);
    assertThat(report.last().map(Mark::seq)).contains(60L);
    assertThat(report.files())
        .hasSizeGreaterThan(2)
        .last()
        .extracting("name")
        .isEqualTo("journal.jsonl");
    assertThat(report.files().stream().mapToLong(JournalReport.File::entries).sum()).isEqualTo(60);
    assertThat(Files.readString(current()).stripTrailing()).endsWith(report.sum() + "\"}");
  }

  @Test
  void goesOnBehindWhatIsWrongAndTellsAll() throws IOException {
    Journals.write(directory, 10);
    List<String> lines = new ArrayList<>(Files.readAllLines(current()));
    lines.set(1, lines.get(1).replace("no. 2", "no. 7"));
    lines.set(4, "nonsense");
    lines.remove(7);
    Files.write(current(), lines);

    JournalReport report = JournalCheck.of(directory);

    assertThat(report.intact()).isFalse();
    assertThat(report.findings())
        .extracting(Finding::file, Finding::line)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("journal.jsonl", 2L),
            org.assertj.core.groups.Tuple.tuple("journal.jsonl", 5L),
            org.assertj.core.groups.Tuple.tuple("journal.jsonl", 6L),
            org.assertj.core.groups.Tuple.tuple("journal.jsonl", 8L));
    assertThat(report.findings().get(3).what()).isEqualTo("entry 8 before it is missing");
    assertThat(report.entries()).isEqualTo(5);
  }

  @Test
  void aTornTailIsNoDamage() throws IOException {
    Journals.write(directory, 3);
    Files.writeString(current(), "{\"v\":1,", StandardOpenOption.APPEND);
    JournalReport report = JournalCheck.of(directory);
    assertThat(report.intact()).isTrue();
    assertThat(report.torn()).contains(new JournalReport.Torn("journal.jsonl", 4, 7));
  }

  @Test
  void findsAFileThatIsMissing() throws IOException {
    Journals.rotated(directory, 4096, Keep.ALL, 60);
    List<Path> segments = List.copyOf(new JournalDirectory(directory).segments().values());
    Files.delete(segments.get(1));
    assertThat(JournalCheck.of(directory).findings())
        .singleElement()
        .satisfies(f -> assertThat(f.what()).contains("before it are missing"));
  }

  @Test
  void findsThatTheEndIsMissingIfASnapshotHoldsIt() throws IOException {
    Journals.rotated(directory, 4096, Keep.ALL, 60);
    Files.delete(current());
    List<Path> segments = List.copyOf(new JournalDirectory(directory).segments().values());
    Files.delete(segments.get(segments.size() - 1));
    assertThat(JournalCheck.of(directory).findings())
        .singleElement()
        .satisfies(f -> assertThat(f.file()).startsWith("snapshot-"));
  }

  @Test
  void findsASnapshotThatWasAltered() throws IOException {
    Journals.rotated(directory, 4096, Keep.ALL, 60);
    Path snapshot = new JournalDirectory(directory).snapshots().lastEntry().getValue();
    Files.writeString(snapshot, Files.readString(snapshot).replace("no.", "No."));
    Files.writeString(snapshot, Files.readString(snapshot).replaceFirst("\"seq\":", "\"seq\":1"));
    assertThat(JournalCheck.of(directory).findings())
        .extracting(Finding::file)
        .containsExactly(snapshot.getFileName().toString());
  }

  @Test
  void canBeMadeWhileSomebodyWrites() throws Exception {
    try (JournalFile journal = Journals.open(directory, 20_000, Keep.ALL).journal()) {
      Thread writing =
          new Thread(
              () -> {
                for (int i = 0; i < 5_000; i++) {
                  journal.append(Journals.event(i));
                }
              });
      writing.start();
      int checks = 0;
      while (writing.isAlive() || checks < 5) {
        assertThat(JournalCheck.of(directory).findings()).isEmpty();
        checks++;
      }
      journal.written().join();
      assertThat(JournalCheck.of(directory).entries()).isEqualTo(5_000);
    }
  }

  @Test
  void aDamagedJournalCanBeSetAside() throws IOException {
    Journals.rotated(directory, 4096, Keep.ALL, 60);
    Path first = new JournalDirectory(directory).segments().firstEntry().getValue();
    Files.writeString(first, Files.readString(first).replace("no. 2", "no. 7"));
    String damaged = Files.readString(first);
    assertThatThrownBy(
            () -> {
              Journals.forgetSnapshots(directory);
              Journals.open(directory);
            })
        .isInstanceOfSatisfying(
            TmuxoException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.JOURNAL_DAMAGED));

    Path aside = DamagedJournal.setAside(directory, "shop", Clock.systemUTC(), "ann: disk fault");

    assertThat(aside.resolve(first.getFileName())).hasContent(damaged);
    assertThat(JournalCheck.of(aside).entries()).isGreaterThan(50);
    try (JournalFile journal = Journals.open(directory).journal()) {
      assertThat(journal.entries(1))
          .singleElement()
          .extracting(JournalEntry::event)
          .isEqualTo(new Event.JournalSetAside(aside.getFileName().toString(), "ann: disk fault"));
      assertThat(journal.append(Journals.event(1)).seq()).isEqualTo(2);
    }
  }
}
