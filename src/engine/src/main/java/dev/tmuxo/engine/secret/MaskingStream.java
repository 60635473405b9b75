package dev.tmuxo.engine.secret;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.OutputStream;

/** Masks what is written through it; see {@link Masking#part}. Not thread-safe. */
final class MaskingStream extends OutputStream {
  private static final byte[] MASK = Masking.MASK.getBytes(US_ASCII);
  private static final int BLOCK = 1 << 16;

  private final Patterns patterns;
  private final OutputStream out;
  private final long from;
  private final long to;
  private final byte[] buffer;
  private int filled;
  private long bufferOffset;

  /** Up to there all is masked, counted like the offset. */
  private long maskedUntil;

  MaskingStream(Patterns patterns, OutputStream out, long from, long to) {
    this.patterns = patterns;
    this.out = out;
    this.from = from;
    this.to = to;
    buffer = new byte[patterns.reach() + BLOCK];
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    int done = 0;
    while (done < length) {
      int count = Math.min(length - done, buffer.length - filled);
      System.arraycopy(bytes, offset + done, buffer, filled, count);
      filled += count;
      done += count;
      if (filled == buffer.length) {
        pass(filled - patterns.reach());
      }
    }
  }

  /** Judges and passes on so many bytes from the buffer's front. */
  private void pass(int count) throws IOException {
    int plainFrom = 0;
    for (int i = 0; i < count; i++) {
      long at = bufferOffset + i;
      int end = patterns.isEmpty() ? i : patterns.matchAt(buffer, i, filled);
      if (end > i) {
        if (at >= maskedUntil) {
          plain(plainFrom, i);
          if (at >= from && at < to) {
            out.write(MASK);
          }
        }
        maskedUntil = Math.max(maskedUntil, bufferOffset + end);
      }
      if (at < maskedUntil) {
        plainFrom = i + 1;
      }
    }
    plain(plainFrom, count);
    System.arraycopy(buffer, count, buffer, 0, filled - count);
    filled -= count;
    bufferOffset += count;
  }

  private void plain(int begin, int end) throws IOException {
    int first = (int) Math.max(begin, Math.min(end, from - bufferOffset));
    int last = (int) Math.min(end, Math.max(begin, to - bufferOffset));
    if (first < last) {
      out.write(buffer, first, last - first);
    }
  }

  @Override
  public void close() throws IOException {
    try (OutputStream closing = out) {
      pass(filled);
      closing.flush();
    }
  }
}
