package dev.tmuxo.engine.backup;

import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.error.TmuxoException;
import dev.tmuxo.engine.json.Json;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Copies teams of a state directory into an archive. The teams may run meanwhile: of each, what was
 * in its journal at one moment is copied. Needs no host. Immutable; calls block.
 */
public final class Backup {
  private static final int BLOCK = 1 << 16;

  private final Path teams;
  private final Clock clock;

  private Backup(Path teams, Clock clock) {
    this.teams = teams;
    this.clock = clock;
  }

  /**
   * @param home the state directory
   */
  public static Backup of(Path home, Clock clock) {
    return new Backup(home.resolve("teams"), clock);
  }

  /**
   * Writes an archive that only its owner can read. It gets its name when it is whole and on disk.
   *
   * @param file must not exist yet
   * @param names the teams; all there are if empty
   * @throws TmuxoException {@code TEAM_UNKNOWN}; {@code STORAGE} if something cannot be read or
   *     written; what the encryption has to say of its keys
   */
  public Manifest write(Path file, Set<String> names, Encryption encryption) {
    Path target = file.toAbsolutePath();
    Path unfinished = target.resolveSibling(target.getFileName() + ".unfinished");
    try {
      if (Files.exists(target)) {
        throw storage(file, "it exists already", null);
      }
      Collection<String> chosen = chosen(names);
      Manifest manifest;
      try (FileChannel channel =
          FileChannel.open(
              unfinished,
              Set.of(
                  StandardOpenOption.CREATE,
                  StandardOpenOption.WRITE,
                  StandardOpenOption.TRUNCATE_EXISTING),
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
        OutputStream out =
            new BufferedOutputStream(
                encryption.encrypting(new KeptOpen(Channels.newOutputStream(channel))), BLOCK);
        manifest = write(chosen, out);
        out.close();
        channel.force(true);
      }
      Files.move(unfinished, target);
      return manifest;
    } catch (IOException e) {
      throw storage(file, e.toString(), e);
    } finally {
      delete(unfinished);
    }
  }

  private static void delete(Path unfinished) {
    try {
      Files.deleteIfExists(unfinished);
    } catch (IOException e) {
      throw storage(unfinished, e.toString(), e);
    }
  }

  private Collection<String> chosen(Set<String> names) throws IOException {
    Set<String> known = new TreeSet<>();
    if (Files.isDirectory(teams)) {
      try (Stream<Path> all = Files.list(teams)) {
        all.filter(Files::isDirectory)
            .map(directory -> directory.getFileName().toString())
            .filter(ArchiveName::isTeam)
            .forEach(known::add);
      }
    }
    for (String name : names) {
      if (!known.contains(name)) {
        throw new TmuxoException(
            ErrorCode.TEAM_UNKNOWN,
            "There is no team " + name + " in " + teams,
            known.isEmpty() ? "There is none at all." : "There are: " + String.join(", ", known));
      }
    }
    return names.isEmpty() ? known : new TreeSet<>(names);
  }

  private Manifest write(Collection<String> names, OutputStream out) throws IOException {
    List<Manifest.Content> contents = new ArrayList<>();
    Instant made = clock.instant();
    ZipOutputStream zip = new ZipOutputStream(out);
    for (String name : names) {
      try (OpenTeam team = OpenTeam.open(name, teams.resolve(name))) {
        for (OpenTeam.Source source : team.sources()) {
          zip.putNextEntry(new ZipEntry(source.name().toString()));
          contents.add(copy(source, zip));
          zip.closeEntry();
        }
      }
    }
    Manifest manifest = new Manifest(Manifest.FORMAT, made, contents);
    zip.putNextEntry(new ZipEntry(ArchiveName.MANIFEST));
    zip.write(Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest));
    zip.closeEntry();
    zip.finish();
    return manifest;
  }

  private static Manifest.Content copy(OpenTeam.Source source, OutputStream out)
      throws IOException {
    Sum sum = new Sum();
    ByteBuffer block = ByteBuffer.allocate(BLOCK);
    long done = 0;
    while (done < source.size()) {
      block.clear().limit((int) Math.min(BLOCK, source.size() - done));
      int count = source.channel().read(block, done);
      if (count < 0) {
        break; // a transcript that was made shorter meanwhile
      }
      sum.add(block.array(), count);
      out.write(block.array(), 0, count);
      done += count;
    }
    return new Manifest.Content(source.name().toString(), done, sum.hex());
  }

  private static TmuxoException storage(Path file, String why, IOException cause) {
    return new TmuxoException(
        ErrorCode.STORAGE,
        "Cannot write the backup " + file + ": " + why,
        "Name another file, or make room.",
        cause);
  }
}
