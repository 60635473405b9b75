package dev.tmuxo.engine.tmux;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes that a program wrote to its terminal. Immutable. */
public final class PaneBytes {
  private final byte[] bytes;

  PaneBytes(byte[] owned) {
    this.bytes = owned;
  }

  public int length() {
    return bytes.length;
  }

  public byte[] toByteArray() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PaneBytes that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** The bytes as UTF-8 text; a character cut at either end shows as U+FFFD. */
  @Override
  public String toString() {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
