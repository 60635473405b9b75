package dev.tmuxo.testkit.agent;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What a fake agent recorded of one submission.
 *
 * @param at when Enter was pressed
 * @param text exactly what the composer held
 * @param bytes of the text in UTF-8
 * @param sha256 of those bytes, in hex
 * @param how {@code paste} if any of it was pasted, else {@code typed}
 */
public record Submission(Instant at, String text, int bytes, String sha256, String how) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** All submissions in a record file, in order; none if there is no such file yet. */
  public static List<Submission> read(Path record) {
    if (!Files.exists(record)) {
      return List.of();
    }
    List<Submission> all = new ArrayList<>();
    try {
      String lines = Files.readString(record);
      // A line without its newline is still being written.
      for (String line : lines.substring(0, lines.lastIndexOf('\n') + 1).lines().toList()) {
        all.add(parse(JSON.readTree(line)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + record, e);
    }
    return all;
  }

  private static Submission parse(JsonNode line) {
    return new Submission(
        Instant.parse(line.path("at").asText()),
        line.path("text").asText(),
        line.path("bytes").asInt(),
        line.path("sha256").asText(),
        line.path("how").asText());
  }
}
