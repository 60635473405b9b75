package dev.tmuxo.engine.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tmuxo.engine.backup.Restore.Restored;
import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.error.TmuxoException;
import dev.tmuxo.engine.journal.JournalEntry;
import dev.tmuxo.engine.journal.JournalFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is restored is what was backed up, and nothing that is there is lost. */
final class BackupTest {
  private static final Restore.Request ALL =
      new Restore.Request(
          Set.of(), Optional.empty(), false, Restore.Request.MOST_BYTES, Encryption.NONE);

  @TempDir Path directory;
  private Teams from;
  private Teams to;
  private Path archive;

  @BeforeEach
  void places() {
    from = new Teams(directory.resolve("from"));
    to = new Teams(directory.resolve("to"));
    archive = directory.resolve("backup.zip");
  }

  private Manifest backUp() {
    return Backup.of(from.home(), Clock.systemUTC()).write(archive, Set.of(), Encryption.NONE);
  }

  private List<Restored> restore(Restore.Request request) {
    return Restore.into(to.home(), Clock.systemUTC()).read(archive, request);
  }

  private static Restore.Request forced() {
    return new Restore.Request(
        Set.of(), Optional.empty(), true, Restore.Request.MOST_BYTES, Encryption.NONE);
  }

  private static void assertFails(ErrorCode code, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(TmuxoException.class, e -> assertThat(e.code()).isEqualTo(code));
  }

  @Test
  void restoresWholeTeams() throws IOException {
    from.with("shop", 100).with("bakery", 3);
    assertThat(backUp().teams()).containsExactly("bakery", "shop");
    assertThat(restore(ALL)).extracting(Restored::team).containsExactly("bakery", "shop");
    assertThat(to.files("shop")).isEqualTo(from.files("shop")).hasSizeGreaterThan(4);
    assertThat(to.files("bakery")).isEqualTo(from.files("bakery"));
    assertThat(to.team("shop").resolve("node/bin")).doesNotExist();
    assertThat(to.home()).isDirectoryContaining(path -> path.endsWith("teams"));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(archive)))
        .isEqualTo("rw-------");
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(to.team("shop").resolve("node"))))
        .isEqualTo("rwx------");
  }

  @Test
  void aRestoredJournalGoesOn() {
    from.with("shop", 50);
    backUp();
    restore(ALL);
    try (JournalFile journal = to.open("shop", Clock.systemUTC())) {
      assertThat(journal.append(Teams.event(51)).seq()).isEqualTo(51);
    }
    assertThat(to.entries("shop")).hasSize(51);
  }

  @Test
  void copiesATeamThatIsAtWork() throws Exception {
    from.with("shop", 10);
    AtomicBoolean over = new AtomicBoolean();
    JournalFile journal = from.open("shop", Clock.systemUTC());
    Thread work =
        new Thread(
            () -> {
              for (int i = 11; !over.get(); i++) {
                journal.append(Teams.event(i));
                if (i % 10 == 0) {
                  journal.written().join();
                }
              }
            });
    work.start();
    for (int round = 0; round < 5; round++) {
      long written = journal.entries().size();
      backUp();
      restore(forced());
      List<Long> seqs = to.entries("shop").stream().map(JournalEntry::seq).toList();
      assertThat(seqs).isEqualTo(LongStream.rangeClosed(1, seqs.size()).boxed().toList());
      assertThat(seqs.size()).isGreaterThanOrEqualTo((int) written);
      Files.delete(archive);
    }
    over.set(true);
    work.join();
    journal.close();
  }

  @Test
  void takesTheJournalBackToATime() {
    from.with("shop", 100);
    backUp();
    Instant time = Teams.BEGIN.plusSeconds(41);
    assertThat(
            restore(
                new Restore.Request(
                    Set.of(),
                    Optional.of(time),
                    false,
                    Restore.Request.MOST_BYTES,
                    Encryption.NONE)))
        .extracting(Restored::lastSeq)
        .containsExactly(Optional.of(60L));
    assertThat(to.entries("shop")).hasSize(60).noneMatch(entry -> entry.at().isAfter(time));
    try (JournalFile journal = to.open("shop", Clock.systemUTC())) {
      assertThat(journal.append(Teams.event(61)).seq()).isEqualTo(61);
    }
    assertThat(to.entries("shop")).hasSize(61);
  }

  @Test
  void saysThatThereIsNothingFromBefore() {
    from.with("shop", 3);
    backUp();
    assertFails(
        ErrorCode.BACKUP_INVALID,
        () ->
            restore(
                new Restore.Request(
                    Set.of(),
                    Optional.of(Teams.BEGIN.minusSeconds(1)),
                    false,
                    Restore.Request.MOST_BYTES,
                    Encryption.NONE)));
    assertThat(to.team("shop")).doesNotExist();
  }

  @Test
  void putsATeamThatIsThereAsideOnlyWhenTold() throws IOException {
    from.with("shop", 20).with("bakery", 3);
    to.with("shop", 5);
    backUp();
    assertFails(ErrorCode.TEAM_EXISTS, () -> restore(ALL));
    assertThat(to.team("bakery")).doesNotExist();
    assertThat(to.entries("shop")).hasSize(5);

    Path aside =
        restore(forced()).stream().flatMap(r -> r.replaced().stream()).findFirst().orElseThrow();
    assertThat(to.entries("shop")).hasSize(20);
    assertThat(aside.resolve("journal.jsonl")).exists();
  }

  @Test
  void leavesATeamAloneThatAHostHolds() {
    from.with("shop", 20);
    to.with("shop", 5);
    backUp();
    try (JournalFile journal = to.open("shop", Clock.systemUTC())) {
      assertFails(ErrorCode.TEAM_RUNNING, () -> restore(forced()));
      journal.append(Teams.event(6));
    }
    assertThat(to.entries("shop")).hasSize(6);
  }

  @Test
  void doesNotFollowLinksOutOfATeam() throws IOException {
    from.with("shop", 3);
    Path secret = Files.writeString(directory.resolve("secret"), "do not copy");
    Files.createSymbolicLink(from.team("shop").resolve("node/transcripts/evil.log"), secret);
    assertThat(backUp().files()).noneMatch(file -> file.path().contains("evil"));
  }

  @Test
  void overwritesNoFile() throws IOException {
    from.with("shop", 3);
    Files.writeString(archive, "precious");
    assertFails(ErrorCode.STORAGE, this::backUp);
    assertThat(archive).hasContent("precious");
  }

  @Test
  void knowsWhichTeamsThereAre() {
    from.with("shop", 3);
    assertFails(
        ErrorCode.TEAM_UNKNOWN,
        () ->
            Backup.of(from.home(), Clock.systemUTC())
                .write(archive, Set.of("shp"), Encryption.NONE));
    assertThat(archive).doesNotExist();
    backUp();
    assertFails(
        ErrorCode.TEAM_UNKNOWN,
        () ->
            restore(
                new Restore.Request(
                    Set.of("shp"),
                    Optional.empty(),
                    false,
                    Restore.Request.MOST_BYTES,
                    Encryption.NONE)));
  }
}
