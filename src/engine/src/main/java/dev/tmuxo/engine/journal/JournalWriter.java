package dev.tmuxo.engine.journal;

import dev.tmuxo.engine.journal.Snapshot.Position;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts entries on disk behind each other, all of a batch or none: a batch that failed leaves the
 * file, at the latest before the next attempt, as it was before. Changes files when they are full
 * and takes snapshots. Not thread-safe.
 */
final class JournalWriter<P extends Projection<P>> {
  private static final Logger LOG = LoggerFactory.getLogger(JournalWriter.class);

  /** Entries that opening replays at most, if all goes well; a fraction of a second. */
  private static final int SNAPSHOT_EVERY = 25_000;

  /** Fewer than these are replayed faster than a snapshot of them is worth. */
  private static final int SNAPSHOT_AT_END = 1_000;

  private final JournalDirectory directory;
  private final String team;
  private final Housekeeping housekeeping;
  private final P state;
  private final Chain chain = new Chain();
  private Optional<FileChannel> channel = Optional.empty();
  private String sum;
  private long lastSeq;
  private long openedAt;
  private long snapshotSeq;
  private Position next;
  private boolean summable = true;

  JournalWriter(
      JournalDirectory directory,
      String team,
      Housekeeping housekeeping,
      Recovery.Found<P> found,
      P state) {
    this.directory = directory;
    this.team = team;
    this.housekeeping = housekeeping;
    this.state = state;
    this.sum = found.sum();
    this.lastSeq = found.lastSeq();
    this.openedAt = found.lastSeq();
    this.snapshotSeq = found.snapshotSeq();
    this.next = found.next();
  }

  /** Opens the current file, so that what forbids writing is found before anything is accepted. */
  void prepare() throws IOException {
    openChannel();
  }

  /**
   * Writes entries and waits until they are on disk.
   *
   * @throws IOException if they are not; then all of them are to be written again
   */
  void write(List<JournalEntry> entries) throws IOException {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    String newSum = sum;
    for (JournalEntry entry : entries) {
      byte[] object = LineFormat.encode(entry);
      newSum = chain.sum(newSum, object);
      lines.writeBytes(Chain.seal(object, newSum));
      lines.write('\n');
    }
    try {
      FileChannel file = openChannel();
      ByteBuffer bytes = ByteBuffer.wrap(lines.toByteArray());
      while (bytes.hasRemaining()) {
        file.write(bytes);
      }
      file.force(false);
    } catch (IOException e) {
      // After a failed write or force nobody knows what is on disk: the next attempt opens the file
      // anew, cuts it back and writes everything again.
      closeChannel();
      throw e;
    }
    sum = newSum;
    lastSeq += entries.size();
    next = next.after(lines.size(), entries.size());
    follow(entries);
  }

  /** What comes after writing can wait; it must not look as if writing had failed. */
  private void follow(List<JournalEntry> entries) {
    try {
      entries.forEach(state::apply);
      afterwards(entries.get(entries.size() - 1).at());
    } catch (RuntimeException e) {
      LOG.error("no more snapshots of the journal in {}: a fault of ours", directory.path(), e);
      summable = false;
    }
  }

  private void afterwards(Instant now) {
    if (housekeeping.full(next.offset())) {
      rotate(now);
    } else if (lastSeq - snapshotSeq >= SNAPSHOT_EVERY) {
      snapshot(now);
    }
  }

  private FileChannel openChannel() throws IOException {
    if (channel.isPresent()) {
      return channel.get();
    }
    boolean isNew = !Files.exists(directory.current());
    FileChannel opened =
        JournalDirectory.create(
            directory.current(), Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE));
    channel = Optional.of(opened);
    if (opened.size() < next.offset()) {
      throw new IOException("somebody shortened it while it was being written");
    }
    opened.truncate(next.offset());
    opened.position(next.offset());
    if (isNew) {
      directory.force();
    }
    return opened;
  }

  private void closeChannel() {
    try {
      if (channel.isPresent()) {
        channel.get().close();
      }
    } catch (IOException e) {
      LOG.debug("closing {} failed; it was forced before", directory.current(), e);
    }
    channel = Optional.empty();
  }

  /**
   * A failure here is no loss: the current file goes on growing, and the next batch tries again.
   */
  private void rotate(Instant now) {
    try {
      closeChannel();
      Files.move(
          directory.current(), directory.segment(next.segment()), StandardCopyOption.ATOMIC_MOVE);
      next = new Position(lastSeq + 1, 0, 0);
      directory.force();
      openChannel();
    } catch (IOException e) {
      LOG.warn("the journal {} could not go on in a new file", directory.current(), e);
    }
    snapshot(now);
  }

  private void snapshot(Instant now) {
    if (!summable) {
      return;
    }
    snapshotSeq = lastSeq; // Also if it fails: the next attempt is due after as many entries again.
    try {
      new Snapshots(directory)
          .write(new Snapshot(Snapshot.VERSION, team, lastSeq, now, sum, next, state.toJson()));
      housekeeping.tidy(next.segment(), now);
    } catch (IOException e) {
      LOG.warn("no snapshot of the journal in {} could be made", directory.path(), e);
    }
  }

  void close(Instant now) {
    if (lastSeq > openedAt && lastSeq - snapshotSeq >= SNAPSHOT_AT_END) {
      snapshot(now);
    }
    closeChannel();
  }
}
