package dev.tmuxo.engine.journal;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The right to write a journal: one holder among all processes. The kernel ends it with them. */
final class JournalLock implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(JournalLock.class);

  /**
   * The directories this process holds. POSIX locks belong to the process, and closing any
   * descriptor of the file ends them: a second attempt within the process has to be refused before
   * it opens the file.
   */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path key;
  private final FileChannel channel;

  private JournalLock(Path key, FileChannel channel) {
    this.key = key;
    this.channel = channel;
  }

  static JournalLock acquire(JournalDirectory directory) throws IOException {
    Path key = directory.path().toRealPath();
    if (!HELD.add(key)) {
      throw JournalErrors.inUse(directory.path(), holder(ProcessHandle.current().pid()));
    }
    boolean acquired = false;
    try {
      JournalLock lock = acquire(directory, key);
      acquired = true;
      return lock;
    } finally {
      if (!acquired) {
        HELD.remove(key);
      }
    }
  }

  private static JournalLock acquire(JournalDirectory directory, Path key) throws IOException {
    FileChannel channel =
        JournalDirectory.create(
            directory.lock(), Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE));
    FileLock lock = channel.tryLock();
    if (lock == null) {
      channel.close();
      String pid = Files.readString(directory.lock(), US_ASCII).strip();
      throw JournalErrors.inUse(
          directory.path(), pid.matches("[0-9]{1,18}") ? holder(Long.parseLong(pid)) : "somebody");
    }
    sign(channel);
    return new JournalLock(key, channel);
  }

  /** Whether somebody writes the journal now, this process or another. Takes nothing. */
  static boolean isHeld(JournalDirectory directory) throws IOException {
    if (!Files.exists(directory.lock())) {
      return false;
    }
    Path key = directory.path().toRealPath();
    if (!HELD.add(key)) {
      return true;
    }
    try (FileChannel channel = FileChannel.open(directory.lock(), StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      return lock == null;
    } finally {
      HELD.remove(key);
    }
  }

  private static void sign(FileChannel channel) {
    try {
      channel.truncate(0);
      channel.write(ByteBuffer.wrap((ProcessHandle.current().pid() + "\n").getBytes(US_ASCII)));
    } catch (IOException e) {
      LOG.debug("the lock holds without its owner's number", e); // As on a full disk.
    }
  }

  private static String holder(long pid) {
    return "process " + pid + (pid == ProcessHandle.current().pid() ? ", this one" : "");
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      LOG.warn("the lock of the journal in {} was not released", key, e);
    } finally {
      HELD.remove(key);
    }
  }
}
