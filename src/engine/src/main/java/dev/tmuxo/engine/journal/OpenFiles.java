package dev.tmuxo.engine.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The files of a journal at one moment, for reading while somebody writes. The current file is
 * opened before the full ones are listed: should it be renamed in between, it is among them too,
 * and is then left out as the current one.
 *
 * @param firstOfCurrent number of the current file's first entry; empty if there is none that can
 *     be read
 */
record OpenFiles(
    Path currentFile,
    Optional<FileChannel> current,
    OptionalLong firstOfCurrent,
    NavigableMap<Long, Path> segments)
    implements Closeable {

  static OpenFiles of(JournalDirectory directory) throws IOException {
    Path file = directory.current();
    Optional<FileChannel> current = openIfThere(file);
    boolean opened = false;
    try {
      OptionalLong first = current.isEmpty() ? OptionalLong.empty() : first(file, current.get());
      NavigableMap<Long, Path> segments = directory.segments();
      opened = first.isEmpty() || !segments.containsKey(first.getAsLong());
      return new OpenFiles(file, opened ? current : Optional.empty(), first, segments);
    } finally {
      if (!opened && current.isPresent()) {
        current.get().close();
      }
    }
  }

  static Optional<FileChannel> openIfThere(Path file) throws IOException {
    try {
      return Optional.of(FileChannel.open(file));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** Reads at positions, and so leaves the channel as it was. */
  @SuppressWarnings("resource") // Whoever reads the lines later closes the channel.
  private static OptionalLong first(Path file, FileChannel channel) throws IOException {
    Optional<RawLine> line = LineScanner.over(file, channel).next();
    try {
      return line.isEmpty() || !line.get().terminated()
          ? OptionalLong.empty()
          : OptionalLong.of(LineFormat.decode(line.get().bytes()).seq());
    } catch (JsonProcessingException e) {
      return OptionalLong.empty(); // A damaged line: whoever reads it will find out.
    }
  }

  /** The full files that may hold an entry or younger ones, oldest first. */
  List<Path> segmentsFrom(long seq) {
    if (current.isPresent() && firstOfCurrent.isPresent() && firstOfCurrent.getAsLong() <= seq) {
      return List.of();
    }
    Long from = segments.floorKey(seq);
    return List.copyOf(from == null ? segments.values() : segments.tailMap(from).values());
  }

  @Override
  public void close() throws IOException {
    if (current.isPresent()) {
      current.get().close();
    }
  }
}
