package dev.tmuxo.testkit.fault;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * A team's journal as it is on disk, read by what {@code docs/journal.md} says and by nothing else.
 *
 * @param entries all of them, in order
 * @param findings what is wrong with lines, numbers and sums
 */
record JournalCopy(List<JsonNode> entries, List<String> findings) {
  private static final String SUM = ",\"sum\":\"";
  private static final int SUM_DIGITS = 32;
  private static final int TRIES = 10;

  /** Reads it; also while it is being written: then the last line may be missing. */
  static JournalCopy read(Path directory) {
    for (int i = 1; ; i++) {
      try {
        return readOnce(directory);
      } catch (NoSuchFileException e) {
        // Renamed just now, for it was full.
        if (i == TRIES) {
          throw new UncheckedIOException(e);
        }
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read the journal in " + directory, e);
      }
    }
  }

  private static JournalCopy readOnce(Path directory) throws IOException {
    List<JsonNode> entries = new ArrayList<>();
    List<String> findings = new ArrayList<>();
    String sum = "0".repeat(SUM_DIGITS);
    for (Path file : files(directory)) {
      String all = Files.readString(file, StandardCharsets.UTF_8);
      int end = all.lastIndexOf('\n') + 1;
      for (String line : all.substring(0, end).split("\n", 0)) {
        sum = check(line, sum, entries, file + ": ", findings);
      }
    }
    return new JournalCopy(entries, findings);
  }

  private static List<Path> files(Path directory) throws IOException {
    try (Stream<Path> all = Files.list(directory)) {
      List<Path> full =
          all.filter(file -> file.getFileName().toString().matches("journal-\\d+\\.jsonl"))
              .sorted()
              .toList();
      List<Path> files = new ArrayList<>(full);
      Path current = directory.resolve("journal.jsonl");
      if (Files.exists(current)) {
        files.add(current);
      }
      return files;
    }
  }

  private static String check(
      String line, String before, List<JsonNode> entries, String where, List<String> findings) {
    int at = line.lastIndexOf(SUM);
    if (at < 0) {
      findings.add(where + "a line without a sum: " + line);
      return before;
    }
    String sum = sum(before + line.substring(0, at) + "}");
    String stated = line.substring(at + SUM.length(), line.length() - 2);
    if (!sum.equals(stated)) {
      findings.add(where + "the chain breaks at " + line);
    }
    try {
      JsonNode entry = Product.JSON.readTree(line);
      if (entry.path("seq").asLong() != entries.size() + 1) {
        findings.add(where + "not entry " + (entries.size() + 1) + ": " + line);
      }
      entries.add(entry);
    } catch (JsonProcessingException e) {
      findings.add(where + "no JSON: " + line);
    }
    return stated;
  }

  private static String sum(String text) {
    try {
      byte[] all =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(Arrays.copyOf(all, SUM_DIGITS / 2));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** The events of that type, oldest first. */
  List<JsonNode> events(String type) {
    return entries.stream()
        .map(entry -> entry.path("event"))
        .filter(event -> event.path("type").asText().equals(type))
        .toList();
  }
}
