package dev.tmuxo.engine.journal;

import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.error.TmuxoException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The way out of a damaged journal: its files are kept in a directory, and a new one begins. */
public final class DamagedJournal {
  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("'damaged-'yyyyMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);

  private DamagedJournal() {}

  /**
   * Sets a journal aside, damaged or not, and begins a new one whose first entry says so. What the
   * old one added up to is given up: open deliveries, check-ins, questions. If it is interrupted,
   * the journal is as damaged as before, and it can be called again.
   *
   * @param directory the team's own
   * @param reason who wanted that and why, for the new journal
   * @return where the old files are now
   * @throws TmuxoException {@link ErrorCode#JOURNAL_IN_USE} if somebody writes it; {@link
   *     ErrorCode#STORAGE} if files cannot be moved
   */
  public static Path setAside(Path directory, String team, Clock clock, String reason) {
    JournalDirectory files = new JournalDirectory(directory);
    try {
      JournalLock lock = JournalLock.acquire(files);
      try {
        return setAside(files, team, clock, reason);
      } finally {
        lock.close();
      }
    } catch (IOException e) {
      throw JournalErrors.storage(files.current(), e);
    }
  }

  private static Path setAside(JournalDirectory files, String team, Clock clock, String reason)
      throws IOException {
    Path aside = files.path().resolve(NAME.format(clock.instant()));
    Files.createDirectory(
        aside, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    Path begun = aside.resolve("next-journal.jsonl");
    Event event = new Event.JournalSetAside(aside.getFileName().toString(), reason);
    write(begun, new JournalEntry(1, clock.instant(), team, event));

    List<Path> old = new ArrayList<>(files.snapshots().values());
    old.addAll(files.segments().values());
    for (Path file : old) {
      Files.move(file, aside.resolve(file.getFileName()), StandardCopyOption.ATOMIC_MOVE);
    }
    if (Files.exists(files.current())) {
      // Copied, so that at every moment there is either the old file or the new one.
      Path copy = aside.resolve(files.current().getFileName());
      Files.copy(files.current(), copy, StandardCopyOption.COPY_ATTRIBUTES);
      try (FileChannel channel = FileChannel.open(copy, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
    }
    new JournalDirectory(aside).force();
    Files.move(
        begun,
        files.current(),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
    files.force();
    return aside;
  }

  private static void write(Path file, JournalEntry entry) throws IOException {
    byte[] object = LineFormat.encode(entry);
    byte[] sealed = Chain.seal(object, new Chain().sum(Chain.START, object));
    try (FileChannel channel =
        JournalDirectory.create(
            file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE))) {
      ByteBuffer bytes = ByteBuffer.allocate(sealed.length + 1).put(sealed).put((byte) '\n').flip();
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }
}
