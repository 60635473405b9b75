package dev.tmuxo.engine.journal;

import java.nio.file.Path;

/** A line of a file as it stands there. */
final class RawLine {
  private final Path file;
  private final long number;
  private final long offset;
  private final byte[] bytes;
  private final boolean terminated;

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
}
