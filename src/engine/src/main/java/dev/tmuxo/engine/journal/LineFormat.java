package dev.tmuxo.engine.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.tmuxo.engine.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** An entry as a line, without its sum. Thread-safe. */
final class LineFormat {
  /** Of the lines' schema; lines of the first format, which had no sums, have none. */
  static final int VERSION = 1;

  /**
   * A line's properties, in the order in which they are written.
   *
   * @param v 0 in lines of the first format
   */
  record Line(int v, long seq, Instant at, String team, Event event) {
    JournalEntry entry() {
      return new JournalEntry(seq, at, team, event);
    }

    boolean complete() {
      return seq > 0 && at != null && team != null && event != null;
    }
  }

  private static final ObjectWriter WRITER = Json.mapper().writerFor(Line.class);
  private static final ObjectWriter ESCAPING = WRITER.with(JsonWriteFeature.ESCAPE_NON_ASCII);
  private static final ObjectReader READER = Json.mapper().readerFor(Line.class);

  private LineFormat() {}

  static byte[] encode(JournalEntry entry) throws JsonProcessingException {
    Line line = new Line(VERSION, entry.seq(), entry.at(), entry.team(), entry.event());
    try {
      return WRITER.writeValueAsBytes(line);
    } catch (JsonProcessingException e) {
      // A text with half a surrogate pair has no UTF-8 form. As an escape it is read back exactly.
      return ESCAPING.writeValueAsString(line).getBytes(StandardCharsets.US_ASCII);
    }
  }

  /**
   * Reads a line with or without its sum.
   *
   * @throws IOException if it is no JSON, or of a form or an event that this version does not know
   */
  static Line decode(byte[] line) throws IOException {
    return READER.readValue(line);
  }
}
