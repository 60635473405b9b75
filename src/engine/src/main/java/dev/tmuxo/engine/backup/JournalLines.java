package dev.tmuxo.engine.backup;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.tmuxo.engine.json.Json;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.OptionalLong;

/** Finds lines in a journal's file that is open and may be growing. */
final class JournalLines {
  private static final int BLOCK = 1 << 16;

  private final FileChannel channel;

  JournalLines(FileChannel channel) {
    this.channel = channel;
  }

  /** How many bytes before {@code end} are whole lines. */
  long wholeBefore(long end) throws IOException {
    for (long blockEnd = end; blockEnd > 0; blockEnd = Math.max(0, blockEnd - BLOCK)) {
      long start = Math.max(0, blockEnd - BLOCK);
      byte[] block = read(start, (int) (blockEnd - start));
      for (int i = block.length - 1; i >= 0; i--) {
        if (block[i] == '\n') {
          return start + i + 1;
        }
      }
    }
    return 0;
  }

  /**
   * The number of the last entry before {@code end}, where a line ends; empty if none can be read.
   */
  OptionalLong lastSeq(long end) throws IOException {
    if (end == 0) {
      return OptionalLong.empty();
    }
    long start = wholeBefore(end - 1);
    return seq(read(start, Math.toIntExact(end - start)));
  }

  /** The number of the first entry; empty if there is no whole line yet. */
  OptionalLong firstSeq() throws IOException {
    long size = channel.size();
    for (long length = Math.min(BLOCK, size); length > 0; length = Math.min(2 * length, size)) {
      byte[] begin = read(0, Math.toIntExact(length));
      for (int i = 0; i < begin.length; i++) {
        if (begin[i] == '\n') {
          return seq(Arrays.copyOf(begin, i));
        }
      }
      if (length == size) {
        break;
      }
    }
    return OptionalLong.empty();
  }

  private byte[] read(long start, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    int count = 0;
    while (bytes.hasRemaining() && count >= 0) {
      count = channel.read(bytes, start + bytes.position());
    }
    return bytes.hasRemaining() ? Arrays.copyOf(bytes.array(), bytes.position()) : bytes.array();
  }

  private static OptionalLong seq(byte[] line) {
    try {
      long seq =
          Json.mapper().readTree(new String(line, StandardCharsets.UTF_8)).path("seq").asLong();
      return seq > 0 ? OptionalLong.of(seq) : OptionalLong.empty();
    } catch (JsonProcessingException e) {
      return OptionalLong.empty();
    }
  }
}
