package dev.tmuxo.engine.journal;

import dev.tmuxo.engine.journal.LineFormat.Line;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A line of a file as it stands there. Decoding it costs the most by far of all that is done with a
 * journal's lines, and needs no other line: one thread may do it before another asks for the
 * result.
 */
final class RawLine {
  private final Path file;
  private final long number;
  private final long offset;
  private final byte[] bytes;
  private final boolean terminated;
  private Optional<Line> content = Optional.empty();
  private boolean decoded;

  RawLine(Path file, long number, long offset, byte[] bytes, boolean terminated) {
    this.file = file;
    this.number = number;
    this.offset = offset;
    this.bytes = bytes;
    this.terminated = terminated;
  }

  Path file() {
    return file;
  }

  /** From 1. */
  long number() {
    return number;
  }

  /** Of its first byte in the file. */
  long offset() {
    return offset;
  }

  /** Without the line feed; nobody may change them. */
  byte[] bytes() {
    return bytes;
  }

  /** Whether a line feed ends it. */
  boolean terminated() {
    return terminated;
  }

  /** Bytes it takes in the file. */
  long length() {
    return bytes.length + (terminated ? 1L : 0L);
  }

  /** Makes {@link #content} ready. */
  void decode() {
    if (!decoded) {
      try {
        content = Optional.of(LineFormat.decode(bytes));
      } catch (IOException e) {
        content = Optional.empty();
      }
      decoded = true;
    }
  }

  /**
   * What it says; empty if it is no JSON, or of a form or an event that this version does not know.
   */
  Optional<Line> content() {
    decode();
    return content;
  }
}
