package dev.tmuxo.engine.journal;

import dev.tmuxo.engine.json.Json;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The snapshots of a journal on disk. Each is sealed by its own checksum. Not thread-safe. */
final class Snapshots {
  private static final Logger LOG = LoggerFactory.getLogger(Snapshots.class);

  /** How many of the youngest are kept: if one cannot be read, the one before it is taken. */
  private static final int YOUNGEST = 2;

  private final JournalDirectory directory;
  private final Chain chain = new Chain();

  Snapshots(JournalDirectory directory) {
    this.directory = directory;
  }

  /** Writes a snapshot so that it is there as a whole or not at all. */
  void write(Snapshot snapshot) throws IOException {
    byte[] object = Json.mapper().writeValueAsBytes(snapshot);
    byte[] sealed = Chain.seal(object, chain.sum(Chain.START, object));
    Path unfinished = directory.unfinishedSnapshot();
    try (FileChannel channel =
        JournalDirectory.create(
            unfinished,
            Set.of(
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING))) {
      ByteBuffer bytes = ByteBuffer.wrap(sealed);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    } catch (IOException e) {
      Files.deleteIfExists(unfinished);
      throw e;
    }
    Files.move(
        unfinished,
        directory.snapshot(snapshot.seq()),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
    directory.force();
  }

  /** Those that can be read, youngest first. */
  List<Snapshot> read() throws IOException {
    List<Snapshot> readable = new ArrayList<>();
    for (Map.Entry<Long, Path> file : directory.snapshots().descendingMap().entrySet()) {
      Optional<Snapshot> snapshot = read(file.getValue());
      if (snapshot.isEmpty()) {
        LOG.warn("{} is damaged or of another version and is not used", file.getValue());
      }
      snapshot.ifPresent(readable::add);
    }
    return readable;
  }

  /** The snapshot in a file; empty if it was altered or this version does not know its form. */
  Optional<Snapshot> read(Path file) {
    try {
      byte[] sealed = Files.readAllBytes(file);
      Optional<String> stated = Chain.stated(sealed);
      if (stated.isEmpty() || !stated.get().equals(chain.sumOfSealed(Chain.START, sealed))) {
        return Optional.empty();
      }
      return Optional.of(Json.mapper().readValue(sealed, Snapshot.class))
          .filter(s -> s.v() == Snapshot.VERSION);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /**
   * Removes those that nobody needs: all but the youngest, and but those that vouch for what comes
   * before a file, in case the files before it are removed.
   */
  void prune(Set<Long> firstOfFiles) throws IOException {
    NavigableMap<Long, Path> all = directory.snapshots();
    int left = all.size();
    for (Map.Entry<Long, Path> file : all.entrySet()) {
      if (left-- > YOUNGEST && !firstOfFiles.contains(file.getKey() + 1)) {
        Files.deleteIfExists(file.getValue());
      }
    }
  }
}
