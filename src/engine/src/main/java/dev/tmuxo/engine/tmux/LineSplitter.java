package dev.tmuxo.engine.tmux;

/**
 * Cuts a stream of bytes into lines. A line that arrives in one read is handed on where it is; only
 * a line cut by a read is copied, once, and each byte is looked at once however long the line is.
 */
final class LineSplitter {
  private static final int KEPT = 64 * 1024;

  /** No line of tmux is longer unless somebody means harm; the rest of such a line is dropped. */
  static final int LONGEST = 32 << 20;

  /** Receives lines; the array is valid during the call only. */
  interface Sink {
    void line(byte[] bytes, int offset, int length);
  }

  private final Sink sink;
  private final ByteBuilder partial = new ByteBuilder(1024);

  LineSplitter(Sink sink) {
    this.sink = sink;
  }

  void feed(byte[] bytes, int offset, int length) {
    int end = offset + length;
    int start = offset;
    for (int i = offset; i < end; i++) {
      if (bytes[i] == '\n') {
        if (partial.length() == 0) {
          sink.line(bytes, start, i - start);
        } else {
          keep(bytes, start, i - start);
          sink.line(partial.array(), 0, partial.length());
          partial.clear(KEPT);
        }
        start = i + 1;
      }
    }
    keep(bytes, start, end - start);
  }

  private void keep(byte[] bytes, int offset, int length) {
    partial.append(bytes, offset, Math.min(length, LONGEST - partial.length()));
  }
}
