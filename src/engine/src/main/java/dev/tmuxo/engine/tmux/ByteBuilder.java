package dev.tmuxo.engine.tmux;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A growing byte array without the locks of {@code ByteArrayOutputStream}; for one thread. */
final class ByteBuilder {
  private byte[] bytes;
  private int length;

  ByteBuilder(int capacity) {
    bytes = new byte[capacity];
  }

  int length() {
    return length;
  }

  /** The array that backs this builder; valid up to {@link #length()}, until the next append. */
  byte[] array() {
    return bytes;
  }

  byte[] toBytes() {
    return Arrays.copyOf(bytes, length);
  }

  String toText() {
    return new String(bytes, 0, length, StandardCharsets.UTF_8);
  }

  ByteBuilder append(int b) {
    reserve(1);
    bytes[length++] = (byte) b;
    return this;
  }

  ByteBuilder append(byte[] source, int offset, int count) {
    reserve(count);
    System.arraycopy(source, offset, bytes, length, count);
    length += count;
    return this;
  }

  ByteBuilder append(byte[] source) {
    return append(source, 0, source.length);
  }

  ByteBuilder append(String text) {
    return append(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Forgets the content; gives memory back if more than {@code keep} bytes had been needed. */
  void clear(int keep) {
    length = 0;
    if (bytes.length > keep) {
      bytes = new byte[keep];
    }
  }

  private void reserve(int count) {
    if (bytes.length - length < count) {
      int wanted = Math.addExact(length, count);
      int doubled = (int) Math.min(Integer.MAX_VALUE - 8, bytes.length * 2L);
      bytes = Arrays.copyOf(bytes, Math.max(wanted, doubled));
    }
  }
}
