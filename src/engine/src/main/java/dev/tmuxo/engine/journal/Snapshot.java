package dev.tmuxo.engine.journal;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * What a journal added up to behind one of its entries.
 *
 * @param v of the snapshot's own schema
 * @param seq the last entry it holds
 * @param at when that was written
 * @param chain the chain's sum behind that entry
 * @param next where the entry after it stands or will stand
 */
record Snapshot(
    int v, String team, long seq, Instant at, String chain, Position next, JsonNode state) {
  static final int VERSION = 1;

  /**
   * A place between two lines.
   *
   * @param segment number of the first entry of the file, which finds the file when it was renamed
   * @param offset bytes before it in the file
   * @param lines lines before it in the file
   */
  record Position(long segment, long offset, long lines) {
    Position after(long bytes, long moreLines) {
      return new Position(segment, offset + bytes, lines + moreLines);
    }
  }
}
