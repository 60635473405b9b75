package dev.tmuxo.engine.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.error.TmuxoException;
import dev.tmuxo.engine.json.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An archive that somebody made or altered on purpose changes nothing. */
final class HostileArchiveTest {
  private static final Restore.Request ALL =
      new Restore.Request(
          Set.of(), Optional.empty(), false, Restore.Request.MOST_BYTES, Encryption.NONE);
  private static final String JOURNAL = "teams/shop/journal.jsonl";

  @TempDir Path directory;

  private Path home() {
    return directory.resolve("home");
  }

  /** Nothing was put anywhere, and nothing is left of the attempt. */
  @AfterEach
  void nothingHappened() throws IOException {
    if (Files.exists(home())) {
      try (Stream<Path> left = Files.walk(home())) {
        assertThat(left.filter(path -> !path.equals(home()))).isEmpty();
      }
    }
    try (Stream<Path> beside = Files.list(directory)) {
      assertThat(beside.map(path -> path.getFileName().toString()))
          .isSubsetOf("home", "archive", "from");
    }
  }

  private void assertRefused(Path archive, String... words) {
    assertThatThrownBy(() -> Restore.into(home(), Clock.systemUTC()).read(archive, ALL))
        .isInstanceOfSatisfying(
            TmuxoException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BACKUP_INVALID))
        .satisfies(e -> assertThat(List.of(words)).allMatch(e.getMessage()::contains));
  }

  private interface Content {
    void write(OutputStream out) throws IOException;
  }

  /** An archive with one file of that name and a manifest that says so. */
  private Path archive(String name, Content content, Manifest manifest) throws IOException {
    Path archive = directory.resolve("archive");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
      zip.putNextEntry(new ZipEntry(name));
      content.write(zip);
      zip.putNextEntry(new ZipEntry(ArchiveName.MANIFEST));
      zip.write(Json.mapper().writeValueAsBytes(manifest));
    }
    return archive;
  }

  private static Manifest manifest(String name, byte[] content) {
    Sum sum = new Sum();
    sum.add(content, content.length);
    List<Manifest.Content> files = new ArrayList<>();
    files.add(new Manifest.Content(name, content.length, sum.hex()));
    return new Manifest(Manifest.FORMAT, Teams.BEGIN, files);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../evil",
        "/etc/evil",
        "teams/../../evil",
        "teams/shop/../../../evil",
        "teams/../journal.jsonl",
        "teams/./journal.jsonl",
        "teams//journal.jsonl",
        "teams/shop/node/transcripts/../../../evil",
        "teams/shop/node/transcripts/..",
        "teams/shop/node/tmux.sock",
        "teams/shop/node/bin/tmuxo",
        "teams/shop/journal.lock",
        "teams/shop/journal.jsonl/",
        "teams\\shop\\journal.jsonl",
        "teams/shop/journal.jsonl\u0000",
        "teams/-rf/journal.jsonl",
        "C:\\evil"
      })
  void takesNoNameThatATeamHasNot(String name) throws IOException {
    byte[] content = {'x'};
    assertRefused(
        archive(name, out -> out.write(content), manifest(name, content)), "no team has a file");
  }

  @Test
  void takesNoMoreThanFits() throws IOException {
    byte[] block = new byte[1 << 20];
    Path bomb =
        archive(
            JOURNAL,
            out -> {
              for (int i = 0; i < 20; i++) {
                out.write(block);
              }
            },
            manifest(JOURNAL, block));
    Restore.Request small =
        new Restore.Request(Set.of(), Optional.empty(), false, 4 << 20, Encryption.NONE);
    assertThatThrownBy(() -> Restore.into(home(), Clock.systemUTC()).read(bomb, small))
        .hasMessageContaining("more than 4 MB come out of it");
  }

  @Test
  void takesNoFileThatTheManifestTellsDifferently() throws IOException {
    assertRefused(
        archive(JOURNAL, out -> out.write('y'), manifest(JOURNAL, new byte[] {'x'})),
        "not what its manifest says",
        JOURNAL);
    assertRefused(
        archive(JOURNAL, out -> out.write('y'), manifest("teams/shop/team.json", new byte[] {'y'})),
        "not what its manifest says");
  }

  @Test
  void takesNoOtherFormat() throws IOException {
    Manifest newer = new Manifest("tmuxo-backup/99", Teams.BEGIN, List.of());
    assertRefused(archive(JOURNAL, out -> out.write('y'), newer), "tmuxo-backup/99");
  }

  @Test
  void takesNothingThatIsNoArchive() throws IOException {
    for (String text : List.of("", "no archive at all", "age-encryption.org/v2\n", "PK\003\004")) {
      assertRefused(Files.writeString(directory.resolve("archive"), text));
    }
  }

  /** Wherever a byte is changed or the end is cut off. */
  @Test
  void takesNothingThatWasAltered() throws IOException {
    Teams from = new Teams(directory.resolve("from")).with("shop", 30);
    Path archive = directory.resolve("archive");
    Backup.of(from.home(), Clock.systemUTC()).write(archive, Set.of(), Encryption.NONE);
    byte[] whole = Files.readAllBytes(archive);
    Random random = new Random(7);
    // what follows the manifest (the directory of the zip) is of no account
    int end = new String(whole, StandardCharsets.ISO_8859_1).indexOf(ArchiveName.MANIFEST) - 30;
    for (int round = 0; round < 60; round++) {
      int at = random.nextInt(end);
      assertAlteredIsRefused(archive, Arrays.copyOf(whole, at));
      whole[at] ^= 1;
      assertChangesNothing(archive, whole, from);
      whole[at] ^= 1;
    }
  }

  private void assertAlteredIsRefused(Path archive, byte[] bytes) throws IOException {
    assertRefused(Files.write(archive, bytes));
  }

  /** Some bits of a zip mean nothing, such as the time of a file: then what comes out is whole. */
  private void assertChangesNothing(Path archive, byte[] bytes, Teams from) throws IOException {
    try {
      Restore.into(home(), Clock.systemUTC()).read(Files.write(archive, bytes), ALL);
    } catch (TmuxoException e) {
      assertThat(e.code()).isEqualTo(ErrorCode.BACKUP_INVALID);
      return;
    }
    Teams to = new Teams(home());
    assertThat(to.files("shop")).isEqualTo(from.files("shop"));
    try (Stream<Path> all = Files.walk(home().resolve("teams"))) {
      for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
