package dev.tmuxo.engine.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tmuxo.engine.report.Summary.Transcript;
import dev.tmuxo.engine.secret.Masking;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Locale;

/**
 * Copies recordings of terminals byte for byte, but without secrets, and of a long one only the
 * beginning and the end, of which the end is the larger part.
 *
 * @param limit how many bytes of one are kept
 */
record TranscriptCopy(Masking masking, long limit) {
  private static final int BLOCK = 1 << 16;

  Transcript copy(Transcripts.Source source, String name, OutputStream out) throws IOException {
    long size = source.size();
    if (size <= limit) {
      part(source, 0, size, out);
      return new Transcript(name, size, 0);
    }
    long head = limit / 4;
    long tail = size - (limit - head);
    part(source, 0, head, out);
    String note =
        String.format(
            Locale.ROOT, "%n%n[tmuxo: %,d of %,d bytes are left out here]%n%n", tail - head, size);
    out.write(note.getBytes(UTF_8));
    part(source, tail, size, out);
    return new Transcript(name, size, tail - head);
  }

  /** The bytes between two offsets, judged by those around them too. */
  private void part(Transcripts.Source source, long from, long to, OutputStream out)
      throws IOException {
    long begin = Math.max(0, from - masking.reach());
    long end = Math.min(source.size(), to + masking.reach());
    try (InputStream in = source.from(begin);
        OutputStream masked = masking.part(new KeptOpen(out), from - begin, to - begin)) {
      byte[] block = new byte[BLOCK];
      for (long left = end - begin; left > 0; ) {
        int count = in.read(block, 0, (int) Math.min(block.length, left));
        if (count < 0) {
          return; // It was made shorter meanwhile.
        }
        masked.write(block, 0, count);
        left -= count;
      }
    }
  }

  /** Closing it leaves the stream below open. */
  private static final class KeptOpen extends FilterOutputStream {
    private KeptOpen(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
