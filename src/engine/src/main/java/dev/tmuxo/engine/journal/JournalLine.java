package dev.tmuxo.engine.journal;

import java.io.IOException;
import java.io.OutputStream;

/** An entry and the line that holds it. */
public final class JournalLine {
  private final JournalEntry entry;
  private final byte[] bytes;

  /**
   * A line.
   *
   * @param bytes without the line feed; nobody may change them
   */
  JournalLine(JournalEntry entry, byte[] bytes) {
    this.entry = entry;
    this.bytes = bytes;
  }

  public JournalEntry entry() {
    return entry;
  }

  /** Writes the line, with its line feed. */
  public void writeTo(OutputStream out) throws IOException {
    out.write(bytes);
    out.write('\n');
  }
}
