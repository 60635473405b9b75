package dev.tmuxo.engine.journal;

import dev.tmuxo.engine.config.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which of a journal's files stay. */
final class Housekeeping {
  private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);

  private final JournalDirectory directory;
  private final Settings.Journal settings;

  Housekeeping(JournalDirectory directory, Settings.Journal settings) {
    this.directory = directory;
    this.settings = settings;
  }

  /** Whether a file of that many bytes is to be followed by a new one. */
  boolean full(long bytes) {
    return bytes >= settings.rotate();
  }

  /**
   * Removes full files and snapshots that nobody needs any more.
   *
   * @param firstOfCurrent number of the first entry of the file that is being written
   */
  void tidy(long firstOfCurrent, Instant now) throws IOException {
    NavigableMap<Long, Path> segments = directory.segments();
    removeOld(segments, firstOfCurrent, now);
    Set<Long> firstOfFiles = new HashSet<>(segments.keySet());
    firstOfFiles.add(firstOfCurrent);
    new Snapshots(directory).prune(firstOfFiles);
  }

  /** Oldest first, and only what a snapshot holds as a whole: nothing else would know it. */
  private void removeOld(NavigableMap<Long, Path> segments, long firstOfCurrent, Instant now)
      throws IOException {
    int surplus = settings.keep().files().map(n -> segments.size() - n).orElse(0);
    Set<Long> snapshots = directory.snapshots().keySet();
    Iterator<Map.Entry<Long, Path>> files = segments.entrySet().iterator();
    while (files.hasNext()) {
      Map.Entry<Long, Path> file = files.next();
      long following =
          Optional.ofNullable(segments.higherKey(file.getKey())).orElse(firstOfCurrent);
      if (!snapshots.contains(following - 1) || !(surplus-- > 0 || tooOld(file.getValue(), now))) {
        return;
      }
      Files.delete(file.getValue());
      files.remove();
      LOG.info("{} was removed, as journal.keep has it", file.getValue());
    }
  }

  private boolean tooOld(Path file, Instant now) throws IOException {
    return settings.keep().age().isPresent()
        && Files.getLastModifiedTime(file)
            .toInstant()
            .isBefore(now.minus(settings.keep().age().get()));
  }
}
