package dev.tmuxo.engine.backup;

import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.error.TmuxoException;
import dev.tmuxo.engine.json.Json;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/**
 * An archive, unpacked into a directory where it harms nobody, and compared with its manifest.
 * Nothing of it is believed: names are those of files that teams have or the archive is refused,
 * whatever kind of file an entry claims to be becomes a plain one, and it gets no more room than
 * {@code most}.
 */
final class Unpacked {
  private static final int BLOCK = 1 << 16;
  private static final int MOST_FILES = 100_000;
  private static final int MOST_MANIFEST = 64 << 20;

  private final Path directory;
  private final long most;
  private final Map<String, Manifest.Content> contents = new TreeMap<>();
  private Optional<Manifest> manifest = Optional.empty();
  private long total;

  /**
   * @param directory empty; gets {@code TEAM/FILE}
   * @param most bytes that may come out of the archive
   */
  Unpacked(Path directory, long most) {
    this.directory = directory;
    this.most = most;
  }

  /**
   * Reads it all.
   *
   * @param plain the archive, decrypted
   * @throws TmuxoException {@code BACKUP_INVALID} if it is not exactly what its manifest says
   */
  Manifest read(InputStream plain) throws IOException {
    try {
      ZipInputStream zip = new ZipInputStream(plain);
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        take(entry.getName(), zip);
      }
    } catch (ZipException | EOFException e) {
      throw invalid("it is damaged or cut off: " + e.getMessage());
    } catch (IllegalArgumentException e) {
      throw invalid("it has a name that is no UTF-8");
    }
    Manifest told =
        manifest.orElseThrow(
            () -> invalid("it has no " + ArchiveName.MANIFEST + ": it is cut off, or no backup"));
    compare(told);
    return told;
  }

  private void take(String name, InputStream content) throws IOException {
    if (manifest.isPresent()) {
      throw invalid("there is something behind its manifest");
    }
    if (name.equals(ArchiveName.MANIFEST)) {
      manifest = Optional.of(manifest(content));
      return;
    }
    ArchiveName path =
        ArchiveName.parse(name)
            .orElseThrow(() -> invalid("no team has a file of that name: " + shown(name)));
    if (contents.size() >= MOST_FILES || contents.containsKey(name)) {
      throw invalid("it has too many files, or two of one name: " + shown(name));
    }
    contents.put(name, write(path, content));
  }

  private static Manifest manifest(InputStream content) throws IOException {
    byte[] bytes = content.readNBytes(MOST_MANIFEST + 1);
    if (bytes.length > MOST_MANIFEST) {
      throw invalid("its manifest is too long");
    }
    try {
      Manifest manifest = Json.mapper().readValue(bytes, Manifest.class);
      if (!Manifest.FORMAT.equals(manifest.format())) {
        throw invalid("its format is " + shown(String.valueOf(manifest.format())));
      }
      return manifest;
    } catch (IOException | NullPointerException e) {
      throw invalid("its manifest cannot be read");
    }
  }

  private Manifest.Content write(ArchiveName name, InputStream content) throws IOException {
    Path file = directory.resolve(name.team()).resolve(name.file());
    Files.createDirectories(
        file.getParent(),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    Sum sum = new Sum();
    long size = 0;
    byte[] block = new byte[BLOCK];
    try (FileChannel out =
        FileChannel.open(
            file,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
      for (int count = content.read(block); count >= 0; count = content.read(block)) {
        total += count;
        if (total > most) {
          throw invalid(
              "more than "
                  + (most >> 20)
                  + " MB come out of it, which is not allowed or has no room");
        }
        sum.add(block, count);
        size += count;
        ByteBuffer bytes = ByteBuffer.wrap(block, 0, count);
        while (bytes.hasRemaining()) {
          out.write(bytes);
        }
      }
      out.force(true);
    }
    return new Manifest.Content(name.toString(), size, sum.hex());
  }

  private void compare(Manifest told) {
    Map<String, Manifest.Content> expected =
        told.files().stream()
            .collect(Collectors.toMap(Manifest.Content::path, file -> file, (a, b) -> b));
    Set<String> names = new HashSet<>(expected.keySet());
    names.addAll(contents.keySet());
    for (String name : names) {
      if (!contents.containsKey(name) || !contents.get(name).equals(expected.get(name))) {
        throw invalid("it is not what its manifest says: " + shown(name));
      }
    }
  }

  private static String shown(String text) {
    String line = text.replaceAll("[^\\x20-\\x7e]", "?");
    return line.length() > 200 ? line.substring(0, 200) + "..." : line;
  }

  static TmuxoException invalid(String why) {
    return new TmuxoException(
        ErrorCode.BACKUP_INVALID,
        "The backup cannot be restored: " + why,
        "Nothing was changed. Take another backup.");
  }
}
