package dev.tmuxo.engine.backup;

import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.error.TmuxoException;
import dev.tmuxo.engine.journal.JournalFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Puts teams of an archive into a state directory. All sums are verified, and every team is found
 * to have its place free, before the first one is put there; a team is there as a whole or not at
 * all. Not for a process that is itself a host of teams there. Immutable; calls block.
 */
public final class Restore {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);

  /** What stays free on the disk for those who run. */
  private static final long RESERVE = 256L << 20;

  private final Path home;
  private final Clock clock;

  private Restore(Path home, Clock clock) {
    this.home = home;
    this.clock = clock;
  }

  /**
   * @param home the state directory
   */
  public static Restore into(Path home, Clock clock) {
    return new Restore(home, clock);
  }

  /**
   * What to restore.
   *
   * @param teams only these; all there are if empty
   * @param at the time to take journals back to
   * @param force whether a team that exists is put aside; one that a host holds never is
   * @param mostBytes how much may come out of the archive; never more than the disk has room for
   * @param encryption opens the archive
   */
  public record Request(
      Set<String> teams,
      Optional<Instant> at,
      boolean force,
      long mostBytes,
      Encryption encryption) {

    /** An archive may hold a thousand times its own size: ten GB are enough for honest ones. */
    public static final long MOST_BYTES = 10L << 30;

    public Request {
      teams = Set.copyOf(teams);
    }
  }

  /**
   * A team that was restored.
   *
   * @param lastSeq of the last entry that was kept, if the journal was taken back
   * @param replaced where the team of that name is that was there
   */
  public record Restored(String team, Optional<Long> lastSeq, Optional<Path> replaced) {}

  /**
   * Restores.
   *
   * @throws TmuxoException {@code BACKUP_INVALID}, {@code TEAM_EXISTS}, {@code TEAM_RUNNING},
   *     {@code TEAM_UNKNOWN}, {@code STORAGE}; what the encryption has to say of its keys
   */
  public List<Restored> read(Path archive, Request request) {
    try {
      Files.createDirectories(
          home, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      Path staging = Files.createTempDirectory(home, ".restore-");
      try {
        return read(archive, request, staging);
      } finally {
        delete(staging);
      }
    } catch (IOException e) {
      throw new TmuxoException(
          ErrorCode.STORAGE,
          "Cannot restore " + archive + " into " + home + ": " + e,
          "Check that both can be read and written, and that there is room.",
          e);
    }
  }

  private List<Restored> read(Path archive, Request request, Path staging) throws IOException {
    long most = Math.min(request.mostBytes(), Math.max(0, room() - RESERVE));
    Manifest manifest;
    try (InputStream file = Files.newInputStream(archive);
        InputStream plain = request.encryption().decrypting(file)) {
      manifest = new Unpacked(staging, most).read(plain);
    }
    List<String> teams = chosen(manifest, request);
    List<Restored> restored = new ArrayList<>();
    for (String team : teams) {
      Optional<Long> last = Optional.empty();
      if (request.at().isPresent()) {
        last = Optional.of(new JournalCut(staging.resolve(team)).at(request.at().get()));
      }
      checkPlace(team, request.force());
      restored.add(new Restored(team, last, Optional.empty()));
    }
    Files.createDirectories(home.resolve("teams"));
    List<Restored> done = new ArrayList<>();
    for (Restored team : restored) {
      Optional<Path> replaced = putAside(team.team());
      Files.move(staging.resolve(team.team()), place(team.team()));
      done.add(new Restored(team.team(), team.lastSeq(), replaced));
    }
    return done;
  }

  private long room() throws IOException {
    return Files.getFileStore(home).getUsableSpace();
  }

  private static List<String> chosen(Manifest manifest, Request request) {
    List<String> all = manifest.teams();
    for (String team : request.teams()) {
      if (!all.contains(team)) {
        throw new TmuxoException(
            ErrorCode.TEAM_UNKNOWN,
            "The backup has no team " + team,
            "It has: " + String.join(", ", all));
      }
    }
    return request.teams().isEmpty()
        ? all
        : all.stream().filter(request.teams()::contains).toList();
  }

  private Path place(String team) {
    return home.resolve("teams").resolve(team);
  }

  private void checkPlace(String team, boolean force) throws IOException {
    Path place = place(team);
    if (!Files.exists(place)) {
      return;
    }
    if (JournalFile.isInUse(place)) {
      throw new TmuxoException(
          ErrorCode.TEAM_RUNNING,
          "The team " + team + " is in use by a host",
          "Stop it first: tmuxo down " + team);
    }
    if (!force) {
      throw new TmuxoException(
          ErrorCode.TEAM_EXISTS,
          "There is a team " + team + " already in " + home.resolve("teams"),
          "With --force it is put aside, not deleted. Stop it first if it runs.");
    }
  }

  private Optional<Path> putAside(String team) throws IOException {
    Path place = place(team);
    if (!Files.exists(place)) {
      return Optional.empty();
    }
    Path aside = home.resolve("replaced").resolve(team + "-" + STAMP.format(clock.instant()));
    Files.createDirectories(aside.getParent());
    Files.move(place, aside);
    return Optional.of(aside);
  }

  private static void delete(Path staging) throws IOException {
    Files.walkFileTree(
        staging,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path directory, IOException failure)
              throws IOException {
            Files.delete(directory);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
