package dev.tmuxo.engine.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/** Cuts off what a killed host left of its last write. The bytes are kept in a file beside it. */
final class TornLine {
  private TornLine() {}

  /** Cuts a torn last line, if there is one, and gives what the journal has to say of it. */
  static List<Event> cut(JournalDirectory directory, Recovery.Found<?> found, Clock clock)
      throws IOException {
    if (found.tear().isEmpty()) {
      return List.of();
    }
    RawLine line = found.tear().get().line();
    Path kept = directory.cut(found.lastSeq() + 1, clock.millis());
    try (FileChannel channel =
        JournalDirectory.create(
            kept, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE))) {
      ByteBuffer bytes = ByteBuffer.wrap(line.bytes());
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    directory.force();
    try (FileChannel channel = FileChannel.open(line.file(), StandardOpenOption.WRITE)) {
      channel.truncate(line.offset());
      channel.force(true);
    }
    return List.of(
        new Event.JournalCut(
            line.file().getFileName().toString(),
            line.number(),
            line.length(),
            kept.getFileName().toString(),
            found.tear().get().why()));
  }
}
