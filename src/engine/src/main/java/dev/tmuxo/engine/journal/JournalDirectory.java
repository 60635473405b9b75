package dev.tmuxo.engine.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files of a team's journal and their names. */
record JournalDirectory(Path path) {
  private static final Pattern SEGMENT = Pattern.compile("journal-([0-9]{12,18})\\.jsonl");
  private static final Pattern SNAPSHOT = Pattern.compile("snapshot-([0-9]{1,18})\\.json");

  /** The file that is being written. */
  Path current() {
    return path.resolve("journal.jsonl");
  }

  /** A full file, by the number of its first entry. */
  Path segment(long first) {
    return path.resolve(String.format(Locale.ROOT, "journal-%012d.jsonl", first));
  }

  Path snapshot(long seq) {
    return path.resolve("snapshot-" + seq + ".json");
  }

  /** Where a snapshot is written before it gets its name. */
  Path unfinishedSnapshot() {
    return path.resolve("snapshot.unfinished");
  }

  /** What was cut off a file. */
  Path cut(long seq, long millis) {
    return path.resolve(String.format(Locale.ROOT, "journal-cut-%012d-%d.txt", seq, millis));
  }

  Path lock() {
    return path.resolve("journal.lock");
  }

  /** The full files by the number of their first entry, oldest first. */
  NavigableMap<Long, Path> segments() throws IOException {
    return numbered(SEGMENT);
  }

  /** The snapshots by the number of the last entry they hold, oldest first. */
  NavigableMap<Long, Path> snapshots() throws IOException {
    return numbered(SNAPSHOT);
  }

  private NavigableMap<Long, Path> numbered(Pattern names) throws IOException {
    NavigableMap<Long, Path> found = new TreeMap<>();
    if (Files.isDirectory(path)) {
      try (Stream<Path> files = Files.list(path)) {
        files.forEach(
            file -> {
              Matcher name = names.matcher(file.getFileName().toString());
              if (name.matches()) {
                found.put(Long.parseLong(name.group(1)), file);
              }
            });
      }
    }
    return found;
  }

  /** Everything that holds entries, oldest first: the full files and then the current one. */
  List<Path> files() throws IOException {
    List<Path> files = new ArrayList<>(segments().values());
    Optional.of(current()).filter(Files::exists).ifPresent(files::add);
    return files;
  }

  /** Opens a file for writing that only its owner can read: messages may be confidential. */
  static FileChannel create(Path file, Set<StandardOpenOption> options) throws IOException {
    FileAttribute<Set<PosixFilePermission>> mode =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    return FileChannel.open(file, options, mode);
  }

  /** Makes names last: a file's own force does not cover its name in the directory. */
  void force() throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
