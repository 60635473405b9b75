package dev.tmuxo.engine.backup;

import java.time.Instant;
import java.util.List;

/**
 * What an archive holds; its last entry.
 *
 * @param format {@link #FORMAT}
 * @param made when the backup was begun
 */
public record Manifest(String format, Instant made, List<Content> files) {
  static final String FORMAT = "tmuxo-backup/1";

  public Manifest {
    files = List.copyOf(files);
  }

  /**
   * A file.
   *
   * @param size bytes
   * @param sha256 in hexadecimal digits
   */
  public record Content(String path, long size, String sha256) {}

  /** The teams whose files these are, in order. */
  public List<String> teams() {
    return files.stream()
        .flatMap(file -> ArchiveName.parse(file.path()).stream())
        .map(ArchiveName::team)
        .distinct()
        .sorted()
        .toList();
  }
}
