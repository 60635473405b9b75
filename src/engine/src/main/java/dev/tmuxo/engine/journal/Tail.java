package dev.tmuxo.engine.journal;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** Looks at the end of a line without reading what is before it. */
final class Tail {
  private Tail() {}

  /** Whether a line that states this sum ends at the offset. */
  static boolean endsWith(Path file, long offset, String sum) throws IOException {
    byte[] expected = (sum + "\"}\n").getBytes(US_ASCII);
    if (!Files.exists(file) || Files.size(file) < offset || offset < expected.length) {
      return false;
    }
    ByteBuffer found = ByteBuffer.allocate(expected.length);
    try (FileChannel channel = FileChannel.open(file)) {
      channel.position(offset - expected.length);
      int read = 0;
      while (found.hasRemaining() && read >= 0) {
        read = channel.read(found);
      }
    }
    return ByteBuffer.wrap(expected).equals(found.flip());
  }
}
