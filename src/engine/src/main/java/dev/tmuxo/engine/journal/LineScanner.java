package dev.tmuxo.engine.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads a file line by line, and knows where each one stands. Closes the channel. */
final class LineScanner implements Closeable {
  /**
   * Longer ones are no lines of ours: a message of 1 MiB and a terminal's screen fit several times,
   * every character escaped. Bounds what a damaged file makes us hold.
   */
  static final int MAX_LINE = 64 << 20;

  private static final int BUFFER = 1 << 18;

  private final Path file;
  private final FileChannel channel;
  private byte[] buffer = new byte[BUFFER];
  private long bufferOffset;
  private int start;
  private int end;
  private long number;

  private LineScanner(Path file, FileChannel channel, long offset, long linesBefore) {
    this.file = file;
    this.channel = channel;
    this.bufferOffset = offset;
    this.number = linesBefore;
  }

  /** All lines of an open file. */
  static LineScanner over(Path file, FileChannel channel) {
    return new LineScanner(file, channel, 0, 0);
  }

  /** The lines from an offset on, before which there are so many. */
  static LineScanner open(Path file, long offset, long linesBefore) throws IOException {
    return new LineScanner(file, FileChannel.open(file), offset, linesBefore);
  }

  /** The next line; empty at the end of the file as it is now. */
  Optional<RawLine> next() throws IOException {
    for (int scanned = start; ; ) {
      for (int i = scanned; i < end; i++) {
        if (buffer[i] == '\n') {
          return Optional.of(take(i, true));
        }
      }
      scanned = end - start;
      if (!fill()) {
        return start == end ? Optional.empty() : Optional.of(take(end, false));
      }
    }
  }

  /** The next lines, about as many as the buffer holds; empty at the end of the file. */
  List<RawLine> nextFew() throws IOException {
    List<RawLine> few = new ArrayList<>();
    long bytes = 0;
    for (Optional<RawLine> line = next(); line.isPresent(); line = next()) {
      few.add(line.get());
      bytes += line.get().length();
      if (bytes >= BUFFER) {
        break;
      }
    }
    return few;
  }

  private RawLine take(int until, boolean terminated) {
    byte[] bytes = Arrays.copyOfRange(buffer, start, until);
    RawLine line = new RawLine(file, ++number, bufferOffset + start, bytes, terminated);
    start = terminated ? until + 1 : until;
    return line;
  }

  /** Moves what is left to the buffer's front and reads more behind it. */
  private boolean fill() throws IOException {
    int left = end - start;
    if (left == buffer.length && left > MAX_LINE) {
      throw JournalErrors.damaged(file, number + 1, "it is longer than any line can be");
    }
    byte[] target = left > buffer.length / 2 ? new byte[buffer.length * 2] : buffer;
    System.arraycopy(buffer, start, target, 0, left);
    buffer = target;
    bufferOffset += start;
    start = 0;
    end = left;
    int read = channel.read(ByteBuffer.wrap(buffer, end, buffer.length - end), bufferOffset + end);
    end += Math.max(0, read);
    return read > 0;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
